import { isCertificate, isDns } from '../core/failure.ts';
import type { BodyObservation, Observation, Probe, ServiceVerdict, Verdict } from '../core/types.ts';

export const PATH = ['name', 'address', 'secure', 'answer', 'content'] as const;
export type PathStep = (typeof PATH)[number];
export type Passage = 'passed' | 'failed' | 'unknown';

/** A sentence as a message key with its values. */
export interface Sentence {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Evidence {
  readonly path: readonly { readonly step: PathStep; readonly passage: Passage }[];
  readonly sentences: readonly Sentence[];
}

/** What the observations show, as a path of five steps and a few plain sentences in the order of the path. */
export function evidenceOf(
  observations: readonly Observation[],
  { verdict }: Pick<ServiceVerdict, 'verdict'>,
): Evidence {
  const seen = sightOf(observations, verdict);
  const sentences = [
    leadSentence,
    nameSentence,
    addressSentence,
    attemptSentence,
    plainSentence,
    bodySentence,
    siblingSentence,
    helperSentence,
  ];
  return { path: pathOf(seen), sentences: sentences.flatMap((sentence) => sentence(seen) ?? []) };
}

/** Where the site leads to another host that fails, everything below is about that host. */
function leadSentence({ attempt }: Sight): Sentence | null {
  const last = attempt && attempt.failure !== null && 'hops' in attempt ? attempt.hops.at(-1) : undefined;
  if (!attempt || !last || hostOf(last.to) === hostOf(attempt.url)) return null;
  return { key: 'ev_leads_on', values: { host: hostOf(last.to) } };
}

interface Sight {
  readonly verdict: Verdict;
  readonly first: Observation | undefined;
  /** The attempt that speaks: the one that answered, else the last. */
  readonly attempt: Observation | undefined;
  readonly isRepeated: boolean;
  readonly outside: 'found' | 'missing' | 'unknown';
  readonly byAddress: 'answers' | 'partly' | 'silent' | 'unknown';
  readonly plain: Observation | undefined;
  readonly large: BodyObservation | undefined;
  readonly sibling: Observation | undefined;
  readonly helper: Observation | undefined;
}

function sightOf(observations: readonly Observation[], verdict: Verdict): Sight {
  const of = (probe: Probe) => observations.filter((one) => one.probe === probe);
  const attempts = [...of('first'), ...of('repeat')];
  const large = of('large').filter((one): one is BodyObservation => one.step === 'body');
  return {
    verdict,
    first: attempts[0],
    attempt: attempts.find(({ failure }) => failure === null) ?? attempts.at(-1),
    isRepeated: attempts.length > 1 && attempts.every(({ failure }) => failure !== null),
    outside: outsideOf(of('resolver')),
    byAddress: byAddressOf(of('by_address')),
    plain: of('plain_http')[0],
    large: large.find(({ failure }) => failure !== null) ?? large[0],
    sibling: of('sibling')[0],
    helper: of('helper')[0],
  };
}

function outsideOf(asked: readonly Observation[]): Sight['outside'] {
  if (asked.some((one) => one.failure === null && one.step === 'dns' && one.addresses.length > 0)) return 'found';
  return asked.some(({ failure }) => failure === 'dns_nxdomain_error') ? 'missing' : 'unknown';
}

const DEAD: readonly string[] = [
  'generic_timeout_error',
  'connection_refused',
  'connection_reset',
  'connection_closed',
  'host_unreachable',
];

function byAddressOf(asked: readonly Observation[]): Sight['byAddress'] {
  const isAnswered = asked.some(
    ({ failure, step }) =>
      failure === null || isCertificate(failure) || /^(tls_|ssl_)/.test(failure) || step === 'body',
  );
  const isSilent = asked.some(({ failure }) => failure !== null && DEAD.includes(failure));
  if (isAnswered) return isSilent ? 'partly' : 'answers';
  return isSilent ? 'silent' : 'unknown';
}

function isFalseName({ verdict, attempt }: Sight): boolean {
  return verdict.method === 'dns_tampering' && !isDns(attempt?.failure ?? null);
}

function nameSentence(sight: Sight): Sentence | null {
  const { attempt, outside } = sight;
  if (!attempt || isLocal(attempt)) return null;
  if (isFalseName(sight)) return { key: outside === 'found' ? 'ev_name_false' : 'ev_name_false_alone' };
  if (!isDns(attempt.failure)) return attempt.failure === null ? null : { key: 'ev_name_found' };
  if (outside === 'found') return { key: 'ev_name_withheld' };
  return { key: outside === 'missing' ? 'ev_name_nowhere' : 'ev_name_missing' };
}

function addressSentence({ attempt, byAddress, verdict }: Sight): Sentence | null {
  if (!attempt || attempt.failure === null || isLocal(attempt) || byAddress === 'unknown') return null;
  const isTrueAddress = verdict.method === 'dns_tampering';
  if (byAddress === 'silent' || byAddress === 'partly') return { key: `ev_address_${byAddress}` };
  return { key: isTrueAddress ? 'ev_true_address_answers' : 'ev_address_answers' };
}

function isLocal({ failure }: Observation): boolean {
  return failure === 'blocked_by_client' || failure === 'permission_missing' || failure === 'aborted_by_us';
}

const ENDS: Readonly<Record<string, string>> = {
  connection_reset: 'cut',
  connection_closed: 'cut',
  tls_alert: 'cut',
  generic_timeout_error: 'silence',
  connection_refused: 'refused',
  host_unreachable: 'unreachable',
  ssl_unknown_authority: 'stranger',
  ssl_invalid_hostname: 'wrong_name',
  ssl_invalid_certificate: 'bad_certificate',
  ssl_failed: 'broken',
  redirect_loop: 'loop',
  response_truncated: 'truncated',
  body_stalled: 'stalled',
  blocked_by_client: 'extension',
  network_changed: 'changed',
};

function attemptSentence(sight: Sight): Sentence | readonly Sentence[] | null {
  const { attempt, byAddress, isRepeated } = sight;
  if (!attempt) return null;
  if (attempt.failure === null) return answerSentence(sight, attempt);
  const end = ENDS[attempt.failure];
  const again = isRepeated ? [{ key: 'ev_again' }] : [];
  if (isDns(attempt.failure) || !end) return again;
  const isNamed = byAddress === 'answers' && (end === 'cut' || end === 'silence') && !isFalseName(sight);
  return [{ key: isNamed ? `ev_named_${end}` : `ev_end_${end}` }, ...again];
}

function answerSentence({ first, large }: Sight, attempt: Observation): readonly Sentence[] | null {
  const flapped = first?.failure ? [{ key: 'ev_second_time' }] : [];
  if (attempt.reused) return [...flapped, { key: 'ev_answered_reused' }];
  const status = 'status' in attempt ? attempt.status : null;
  if (status !== null && status >= 400)
    return [...flapped, { key: 'ev_answered_code', values: { code: String(status) } }];
  return large?.failure ? flapped : [...flapped, { key: 'ev_answered' }];
}

function plainSentence({ plain }: Sight): Sentence | null {
  if (!plain || !('hops' in plain)) return null;
  if ('fingerprint' in plain && plain.fingerprint) return { key: 'ev_plain_block_page' };
  const [hop] = plain.hops;
  const to = hop ? hostOf(hop.to) : null;
  return to && to !== hostOf(plain.url) && !isRelated(to, hostOf(plain.url))
    ? { key: 'ev_plain_elsewhere', values: { host: to } }
    : null;
}

function hostOf(url: string): string {
  return url.split('/')[2] ?? '';
}

function isRelated(a: string, b: string): boolean {
  const root = (host: string) => host.split('.').slice(-2).join('.');
  return root(a) === root(b);
}

function bodySentence({ large, verdict }: Sight): Sentence | null {
  if (!large) return null;
  const size = Math.max(1, Math.round(large.bytes / 1024));
  if (large.failure === 'body_stalled') return { key: 'ev_large_stalled', values: { size } };
  if (large.failure !== null) return { key: 'ev_large_cut', values: { size } };
  return verdict.method === 'throttling' || verdict.ruleId === 'speed-wild' ? { key: 'ev_large_slow' } : null;
}

function siblingSentence({ sibling, verdict }: Sight): Sentence | null {
  if (!sibling) return null;
  if (sibling.failure === null) return { key: 'ev_sibling_passes' };
  if (!verdict.ruleId.endsWith('-provider')) return null;
  return { key: sibling.step === 'body' ? 'ev_sibling_stops' : 'ev_sibling_silent' };
}

function helperSentence({ helper }: Sight): Sentence | null {
  if (!helper || helper.failure !== null || !('outside' in helper)) return null;
  const { failure, status } = helper.outside;
  return { key: failure !== null || status === null ? 'ev_helper_down' : 'ev_helper_up' };
}

/** Index of the step that failed; steps before it passed, as far as that is known. */
function pathOf(sight: Sight): Evidence['path'] {
  const failed = failedStep(sight);
  return PATH.map((step, index) => {
    const at = failed === null ? PATH.length : PATH.indexOf(failed);
    if (index === at) return { step, passage: 'failed' };
    return { step, passage: index < at && isKnown(sight, step) ? 'passed' : 'unknown' };
  });
}

function failedStep(sight: Sight): PathStep | null {
  const { verdict, attempt, byAddress, large } = sight;
  if (verdict.method === 'dns_tampering') return 'name';
  if (!attempt || isLocal(attempt)) return null;
  const { failure } = attempt;
  if (failure === null) return large?.failure || verdict.method === 'throttling' ? 'content' : null;
  if (isDns(failure)) return 'name';
  if (attempt.step === 'body') return 'content';
  if (attempt.step === 'http') return 'answer';
  if (verdict.method === 'http_blocking') return 'answer';
  const isCut = ENDS[failure] === 'cut' && byAddress !== 'silent';
  return isCut || byAddress === 'answers' || attempt.step === 'tls' || isCertificate(failure) ? 'secure' : 'address';
}

function isKnown({ attempt, byAddress }: Sight, step: PathStep): boolean {
  if (!attempt) return false;
  if (step === 'content') return attempt.failure === null;
  if (step === 'name') return !isDns(attempt.failure);
  return byAddress === 'answers' || attempt.step !== 'connect' || attempt.failure === null;
}
