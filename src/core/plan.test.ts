import { describe, expect, test } from 'vitest';
import {
  answered,
  failed,
  frozen,
  HOST,
  named,
  TRUE_ADDRESS,
  target,
  voices,
} from '../../tests/support/observations.ts';
import { type Allowed, nextQuestions, type Question } from './plan.ts';
import type { Observation, Target } from './types.ts';

const RESOLVERS = ['https://a.example/dns-query', 'https://b.example/dns-query', 'https://c.example/dns-query'];
const ALLOWED: Allowed = { resolvers: RESOLVERS, systemResolver: false, plainHttp: true, large: true, helpers: [] };

/** Climbs the ladder with a world that answers each question; returns the probes in the order in which they were asked. */
function climb(world: (question: Question) => Observation, allowed = ALLOWED, one: Target = target()): string[] {
  const observations: Observation[] = [];
  const asked: Question[] = [];
  for (;;) {
    const next = nextQuestions({ target: one, observations, asked, allowed });
    if (next.length === 0) return asked.map(({ probe }) => probe);
    asked.push(...next);
    observations.push(...next.map(world));
  }
}

const resolverOf = ({ resolver }: Question) => new URL(resolver ?? 'https://none.example').host;
const world =
  (byName: Observation, addresses: readonly string[] = [TRUE_ADDRESS]) =>
  (question: Question): Observation => {
    if (question.probe === 'resolver') return named('resolver', addresses, { resolver: resolverOf(question) });
    if (question.probe === 'by_address') return failed('by_address', 'ssl_invalid_hostname');
    if (question.probe === 'plain_http') return answered('plain_http');
    return { ...byName, probe: question.probe } as Observation;
  };

describe('nextQuestions', () => {
  test('a healthy site costs its large object and nothing else', () => {
    expect(climb(world(answered()))).toEqual(['first', 'large']);
    expect(climb(world(answered()), { ...ALLOWED, large: false })).toEqual(['first']);
    expect(climb(world(answered()), ALLOWED, target({ largeUrl: null }))).toEqual(['first']);
  });

  test('a large object that stalls is asked once more', () => {
    const freezing = (question: Question) => (question.probe === 'large' ? frozen() : answered());
    expect(climb(freezing)).toEqual(['first', 'large', 'large']);
  });

  test('a failure is repeated before anything else is asked', () => {
    expect(climb(world(failed('first', 'connection_reset')))).toEqual([
      'first',
      'repeat',
      'resolver',
      'resolver',
      'by_address',
      'plain_http',
    ]);
  });

  test('a failure that does not repeat ends the ladder', () => {
    const once = (question: Question) =>
      question.probe === 'first' ? failed('first', 'connection_reset') : answered('repeat');
    expect(climb(once)).toEqual(['first', 'repeat']);
  });

  test('silence is repeated beside the next questions, since it costs its whole deadline', () => {
    const first = failed('first', 'generic_timeout_error');
    const asked: Question[] = [{ probe: 'first', url: `https://${HOST}/` }];
    const next = nextQuestions({ target: target(), observations: [first], asked, allowed: ALLOWED });
    expect(next.map(({ probe }) => probe)).toEqual(['repeat', 'resolver', 'resolver']);
  });

  test('a resolver that cannot be reached is replaced by the next', () => {
    const oneBlocked = (question: Question): Observation =>
      question.resolver === RESOLVERS[0]
        ? named('resolver', [], { failure: 'connection_reset', resolver: 'a.example' })
        : world(failed('first', 'connection_reset'))(question);
    expect(climb(oneBlocked).filter((probe) => probe === 'resolver')).toHaveLength(3);
  });

  test('nothing is asked of an address that no resolver outside gave', () => {
    expect(climb(world(failed('first', 'dns_lookup_error'), []))).not.toContain('by_address');
    expect(climb(world(failed('first', 'dns_lookup_error'), ['10.10.34.35']))).not.toContain('by_address');
  });

  test('what the place forbids is not asked', () => {
    const strict = { ...ALLOWED, resolvers: [], plainHttp: false, large: false };
    expect(climb(world(failed('first', 'connection_reset')), strict)).toEqual(['first', 'repeat']);
  });

  test('a missing permission is not asked about twice', () => {
    expect(climb(world(failed('first', 'permission_missing')))).toEqual(['first']);
  });

  test('IPv4 is asked before IPv6', () => {
    const first = failed('first', 'connection_reset');
    const observations = [first, failed('repeat', 'connection_reset'), ...voices(['2a00:1450::5', TRUE_ADDRESS])];
    const asked: Question[] = observations.map(({ probe }, i) => ({
      probe,
      url: '',
      resolver: RESOLVERS[i - 2] ?? '',
    }));
    const next = nextQuestions({ target: target(), observations, asked, allowed: ALLOWED });
    expect(next[0]).toEqual({ probe: 'by_address', url: `https://${TRUE_ADDRESS}/` });
  });
});
