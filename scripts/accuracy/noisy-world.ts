import { seeded } from '../../lab/random.ts';
import { FAILURES, type Failure } from '../../src/core/failure.ts';
import type { Allowed, Question } from '../../src/core/plan.ts';
import type { Method, Observation } from '../../src/core/types.ts';
import { answered, failed, HOST, helper, named, TRUE_ADDRESS } from '../../tests/support/observations.ts';

/** What a censor does to a site; the name of the method, or nothing. */
export type Fate = Extract<Method, 'sni_filtering' | 'dns_tampering' | 'ip_blocking' | 'body_freeze'> | 'healthy';

export const FATES: readonly Fate[] = ['sni_filtering', 'dns_tampering', 'ip_blocking', 'body_freeze'];

export interface Noise {
  readonly kind: 'every kind' | 'reset or silence';
  readonly random: () => number;
  /** A random failure, null mostly. */
  readonly strike: () => Failure | null;
}

export interface World {
  readonly allowed: Omit<Allowed, 'large'>;
  readonly answer: (question: Question) => Observation;
}

/** What happens on this side, and is known to. */
const LOCAL: readonly Failure[] = [
  'aborted_by_us',
  'permission_missing',
  'blocked_by_client',
  'network_changed',
  'network_down',
];

const KINDS: Readonly<Record<Noise['kind'], readonly Failure[]>> = {
  'every kind': FAILURES.filter((failure) => !LOCAL.includes(failure)),
  'reset or silence': ['connection_reset', 'generic_timeout_error'],
};
const RESOLVERS = ['https://a.example/dns-query', 'https://b.example/dns-query', 'https://c.example/dns-query'];
const PROVIDERS = [{ ranges: [`${TRUE_ADDRESS}/24`], url: 'https://neighbour.example/large.js' }];
const SILENT_MS = 10_000;
const STALLED_MS = 8_000;

export function noiseOf(seed: number, kind: Noise['kind']): Noise {
  const random = seeded(seed);
  const probability = 0.01 + random() * 0.09;
  const kinds = KINDS[kind];
  return {
    kind,
    random,
    strike: () => (random() < probability ? (kinds[Math.floor(random() * kinds.length)] ?? null) : null),
  };
}

/** A site in a network with or without a censor, where any request may fail by chance. */
export function worldOf(fate: Fate, noise: Noise, isFirefox: boolean): World {
  const allowed = {
    resolvers: RESOLVERS,
    systemResolver: isFirefox,
    plainHttp: true,
    providers: PROVIDERS,
    helpers: fate === 'ip_blocking' || noise.random() < 0.5 ? ['https://helper.example/'] : [],
  };
  return { allowed, answer: (question) => answerTo(question, fate, noise, isFirefox) };
}

function answerTo(question: Question, fate: Fate, noise: Noise, isFirefox: boolean): Observation {
  const chance = noise.strike();
  if (chance !== null) return broken(question, chance, noise);
  switch (question.probe) {
    case 'resolver':
      return named('resolver', [TRUE_ADDRESS], { resolver: question.resolver ?? '' });
    case 'system_resolver':
      return named('system_resolver', fate === 'dns_tampering' ? [] : [TRUE_ADDRESS], { resolver: 'system' });
    case 'helper':
      return helper({});
    case 'by_address': {
      if (fate === 'ip_blocking') return silent(question);
      const words = { step: 'tls', words: 'mismatch', failure: 'ssl_failed' } as const;
      const wrongName = failed('by_address', 'ssl_invalid_hostname', { url: question.url });
      return isFirefox ? ({ ...wrongName, ...words } as Observation) : wrongName;
    }
    default:
      return byName(question, fate);
  }
}

function byName(question: Question, fate: Fate): Observation {
  const { probe } = question;
  const hops = [{ from: `http://${HOST}/`, to: `https://${HOST}/`, status: 301, address: TRUE_ADDRESS }];
  const isPlain = probe === 'plain_http';
  if (probe === 'sibling') return answered(probe, { url: question.url, bytes: 65_536 });
  if (fate === 'dns_tampering') return failed(probe, 'dns_lookup_error', { url: question.url });
  if (fate === 'ip_blocking') return silent(question);
  if (fate === 'sni_filtering') {
    const cut = failed(probe, 'connection_reset', { url: question.url });
    return isPlain ? ({ ...cut, step: 'http', status: null, hops } as Observation) : cut;
  }
  if (fate === 'body_freeze' && probe === 'large') return stalled(question, 16_384);
  return answered(probe, { url: question.url, hops: isPlain ? hops : [], bytes: probe === 'large' ? 65_536 : 1_200 });
}

function broken(question: Question, failure: Failure, { random }: Noise): Observation {
  const { probe, url } = question;
  if (probe === 'resolver' || probe === 'system_resolver') {
    return named(probe, [], { failure, resolver: question.resolver ?? 'system' });
  }
  if (failure === 'body_stalled') return stalled(question, Math.floor(random() * 65_536));
  return failed(probe, failure, { url, durationMs: failure === 'generic_timeout_error' ? SILENT_MS : 50 });
}

function silent({ probe, url }: Question): Observation {
  return failed(probe, 'generic_timeout_error', { url, durationMs: SILENT_MS });
}

function stalled({ probe, url }: Question, bytes: number): Observation {
  const silence = { longestGapMs: STALLED_MS, durationMs: STALLED_MS };
  return answered(probe, { url, failure: 'body_stalled', bytes, ...silence });
}
