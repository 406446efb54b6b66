import type { Failure } from '../../../src/core/failure.ts';
import type { Question } from '../../../src/core/plan.ts';
import type { Method, Observation, Target } from '../../../src/core/types.ts';
import { answered, failed, helper, named, target } from '../../../tests/support/observations.ts';
import type { Outage, Weather } from './weather.ts';

/** What a censor does to a site; the name of the method, or nothing. */
export type Fate = Extract<Method, 'sni_filtering' | 'dns_tampering' | 'ip_blocking' | 'body_freeze'> | 'healthy';

export const FATES: readonly Fate[] = ['sni_filtering', 'dns_tampering', 'ip_blocking', 'body_freeze'];

/** One site in a network with or without a censor, where any request may fail by chance, or because nothing gets through just now. */
export interface Site {
  readonly index: number;
  readonly fate: Fate;
  readonly isFirefox: boolean;
  /** Whether this user asks a helper about it. */
  readonly hasHelper: boolean;
  readonly target: Target;
}

const STALLED_MS = 6_000;
/** When TCP sends its first packet again, in ms after the first time. */
const SYN_MS = [0, 1_000, 3_000, 7_000] as const;
/** When a resolver is asked again, and given up. */
const QUERY_MS = [0, 3_000] as const;
const QUERY_LOST_MS = 6_000;

export function siteOf(index: number, fate: Fate, isFirefox: boolean): Omit<Site, 'hasHelper'> {
  const host = `site${index}.example`;
  const own = { id: `${index}/web/0`, service: String(index), host, url: `https://${host}/favicon.ico` };
  return { index, fate, isFirefox, target: target({ ...own, largeUrl: `https://${host}/` }) };
}

/** What a question about a site brings when it is put at `atMs`; its duration says when. */
export function answerTo(
  site: Site,
  question: Question,
  weather: Weather,
  atMs: number,
  deadlineMs: number,
): Observation {
  const seen = through(site, question, weather, atMs, deadlineMs);
  return { ...seen, url: question.url, atMs };
}

function through(site: Site, question: Question, weather: Weather, atMs: number, deadlineMs: number): Observation {
  const isName = question.probe === 'resolver' || question.probe === 'system_resolver';
  // Resolvers and helpers live elsewhere: only the line matters to them.
  const isElsewhere = isName || question.probe === 'helper' || question.probe === 'sibling';
  const gone = (ms: number) => weather.goneAt(isElsewhere ? null : site.index, ms);
  const now = gone(atMs);
  if (now !== null && now !== 'drop') return cutOff(question, now, deadlineMs) ?? calm(site, question, weather);
  const tries = isName ? QUERY_MS : SYN_MS;
  const passed = tries.find((ms) => ms < deadlineMs && gone(atMs + ms) === null);
  if (passed === undefined) return lost(question, isName ? QUERY_LOST_MS : deadlineMs);
  const answer = calm(site, question, weather);
  return { ...answer, durationMs: Math.min(deadlineMs, answer.durationMs + passed) };
}

/** What an outage does to a question; null where it does not touch it. */
function cutOff(question: Question, how: Exclude<Outage, 'drop'>, deadlineMs: number): Observation | null {
  const { probe } = question;
  switch (how) {
    case 'reset':
      return failed(probe, 'connection_reset');
    case 'refuse':
      return failed(probe, 'connection_refused');
    case 'silence':
      return lost(question, deadlineMs);
    case 'name':
      return probe === 'by_address' ? null : failed(probe, 'dns_lookup_error');
  }
}

function lost({ probe, resolver }: Question, durationMs: number): Observation {
  return probe === 'resolver' || probe === 'system_resolver'
    ? named(probe, [], { failure: 'generic_timeout_error', resolver: resolver ?? 'system', durationMs })
    : failed(probe, 'generic_timeout_error', { durationMs });
}

/** The answer where everything gets through, but for what fails by chance. */
function calm(site: Site, question: Question, weather: Weather): Observation {
  const chance = weather.strike();
  const answer = chance === null ? censored(site, question) : broken(question, chance, weather);
  // From 30 to 330 ms, as answers take.
  return answer.durationMs > 50 ? answer : { ...answer, durationMs: 30 + Math.floor(weather.random() * 300) };
}

function censored(site: Site, question: Question): Observation {
  const { fate, isFirefox } = site;
  const address = addressOf(site);
  switch (question.probe) {
    case 'resolver':
      return named('resolver', [address], { resolver: question.resolver ?? '' });
    case 'system_resolver':
      return named('system_resolver', fate === 'dns_tampering' ? [] : [address], { resolver: 'system' });
    case 'helper':
      return helper({ addresses: [address] });
    case 'by_address': {
      if (fate === 'ip_blocking') return silent(question);
      const words = { step: 'tls', words: 'mismatch', failure: 'ssl_failed' } as const;
      const wrongName = failed('by_address', 'ssl_invalid_hostname');
      return isFirefox ? ({ ...wrongName, ...words } as Observation) : wrongName;
    }
    default:
      return byName(site, question);
  }
}

function byName(site: Site, question: Question): Observation {
  const { fate, target: listed } = site;
  const { probe } = question;
  const address = addressOf(site);
  const hops = [{ from: `http://${listed.host}/`, to: `https://${listed.host}/`, status: 301, address }];
  const isPlain = probe === 'plain_http';
  if (probe === 'sibling') return answered(probe, { bytes: 65_536 });
  if (fate === 'dns_tampering') return failed(probe, 'dns_lookup_error');
  if (fate === 'ip_blocking') return silent(question);
  if (fate === 'sni_filtering') {
    const cut = failed(probe, 'connection_reset');
    return isPlain ? ({ ...cut, step: 'http', status: null, hops } as Observation) : cut;
  }
  if (fate === 'body_freeze' && probe === 'large') return stalled(question, 16_384);
  return answered(probe, { address, hops: isPlain ? hops : [], bytes: probe === 'large' ? 65_536 : 1_200 });
}

function addressOf({ index }: Site): string {
  return `93.184.${index + 1}.14`;
}

function broken(question: Question, failure: Failure, { random }: Weather): Observation {
  const { probe } = question;
  if (probe === 'resolver' || probe === 'system_resolver') {
    return named(probe, [], { failure, resolver: question.resolver ?? 'system' });
  }
  if (failure === 'body_stalled') return stalled(question, Math.floor(random() * 65_536));
  return failure === 'generic_timeout_error' ? silent(question) : failed(probe, failure);
}

/** As long as any request may take. */
const SILENT_MS = 10_000;

function silent({ probe }: Question): Observation {
  return failed(probe, 'generic_timeout_error', { durationMs: SILENT_MS });
}

function stalled({ probe }: Question, bytes: number): Observation {
  return answered(probe, { failure: 'body_stalled', bytes, longestGapMs: STALLED_MS, durationMs: STALLED_MS });
}
