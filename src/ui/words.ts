import type { Verdict } from '../core/types.ts';
import type { ServiceStatus } from '../protocol.ts';
import type { Texts } from '../texts/texts.ts';

export type GlyphName =
  | 'answered'
  | 'impaired'
  | 'confirmed'
  | 'likely'
  | 'possible'
  | 'unknown'
  | 'offline'
  | 'site'
  | 'unchecked'
  | 'pending';

export function glyphOf({ result, pending }: Pick<ServiceStatus, 'result' | 'pending'>): GlyphName {
  if (pending) return 'pending';
  if (!result) return 'unchecked';
  const { reach, cause, confidence } = result.verdict;
  if (reach === 'not_checked') return 'unchecked';
  if (reach === 'reachable') return cause === 'site' ? 'site' : 'answered';
  if (reach === 'impaired') return 'impaired';
  if (cause === 'blocking') return confidence ?? 'possible';
  return cause === 'site' ? 'site' : cause === 'network' ? 'offline' : 'unknown';
}

/** Message key of the shortest true words for a service. */
export function shortKey(service: ServiceStatus): string {
  const { result, pending, allowance } = service;
  if (pending) return service.again ? 'short_again' : 'short_pending';
  if (result && result.verdict.reach !== 'not_checked') return verdictKey(result.verdict, service);
  if (allowance === 'never') return service.reports.length > 0 ? 'short_reported' : 'short_never';
  if (allowance === 'one_at_a_time') return 'short_on_request';
  const isClosed = service.unasked === 'permission' || result?.verdict.ruleId === 'local-permission';
  return isClosed ? 'short_permission' : 'short_unchecked';
}

/** A round over one site makes no old news of the others at once. */
const OLD_MS = 10 * 60_000;

/** Returns whether a row shows what an earlier round found, so that it has to say when. */
export function isOlder({ result, pending, unasked, checkedMs }: ServiceStatus, nowMs: number): boolean {
  if (!result || pending || !unasked || checkedMs === null) return false;
  return unasked === 'network' || nowMs - checkedMs > OLD_MS;
}

const OWN_WORDS: Readonly<Record<string, string>> = {
  'answer-challenge': 'short_challenge',
  'answer-refusal': 'short_refusal',
  'answer-server-error': 'short_site_error',
  'http-redirect-loop': 'short_site_error',
};

function verdictKey(verdict: Verdict, { reused, result }: ServiceStatus): string {
  const { reach, cause, method, confidence, ruleId } = verdict;
  if (reach === 'reachable') {
    if (cause === 'site') return OWN_WORDS[ruleId] ?? 'short_site_error';
    if (cause === 'unknown' || ruleId === 'answer-plain') return 'short_answered_plain';
    return reused ? 'short_answered_reused' : 'short_answered';
  }
  if (cause === 'blocking') {
    if (confidence === 'possible') return reach === 'impaired' ? 'short_impaired' : 'short_possible';
    return method ? `short_${method}` : 'short_blocked';
  }
  if (reach === 'impaired') {
    const isPart = result?.roles.some((role) => role.verdict.reach === 'unreachable') ?? false;
    return isPart ? 'short_part' : 'short_impaired';
  }
  return `short_${cause ?? 'unknown'}`;
}

/** What explains a verdict, in one sentence. A rule may have a sentence of its own. */
export function explanation(texts: Texts, verdict: Verdict): string {
  const { reach, cause, method, confidence } = verdict;
  const own = `explain_rule_${verdict.ruleId.replaceAll('-', '_')}`;
  if (cause === 'blocking') {
    const how = texts.say(texts.has(own) ? own : `explain_${method ?? 'blocking'}`);
    // What did load, only slowly or in part, is not called blocked.
    const kind = reach === 'impaired' ? 'lead_held' : 'lead';
    const lead = texts.say(`${kind}_${confidence ?? 'possible'}`, { how });
    // Where an innocent cause looks the same, it is named in the same breath.
    return confidence === 'possible' ? `${lead} ${texts.say(`alike_${method ?? 'blocking'}`)}` : lead;
  }
  if (texts.has(own)) return texts.say(own);
  return texts.say(cause ? `explain_${cause}` : reach === 'reachable' ? 'explain_answered' : 'explain_not_checked');
}

/** What was observed, in one sentence. */
export function observed(texts: Texts, name: string, { reach }: Pick<Verdict, 'reach'>): string {
  return texts.say(`observed_${reach}`, { name });
}

/** What a person can do about it without any card. */
export function remedyKey({ reach, cause, method, ruleId }: Verdict): string | null {
  if (cause === 'blocking') return method && REMEDIES.includes(method) ? `do_${method}` : 'do_blocking';
  if (ruleId === 'local-clock' || ruleId === 'local-extension' || ruleId === 'local-interception')
    return `do_${ruleId.replace('-', '_')}`;
  if (cause === null || reach === 'not_checked') return null;
  return reach === 'reachable' ? 'do_answered_site' : `do_${cause}`;
}

const REMEDIES: readonly string[] = ['tls_interception', 'body_freeze', 'throttling'];
