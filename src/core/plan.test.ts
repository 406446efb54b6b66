import fc from 'fast-check';
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
import { FAILURES } from './failure.ts';
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

  test('a large object that stalls is asked twice more', () => {
    const freezing = (question: Question) => (question.probe === 'large' ? frozen() : answered());
    expect(climb(freezing)).toEqual(['first', 'large', 'large', 'large']);
  });

  test('a failure is repeated before anything else is asked', () => {
    expect(climb(world(failed('first', 'connection_reset')))).toEqual([
      'first',
      'repeat',
      'resolver',
      'resolver',
      'by_address',
      'plain_http',
      'repeat',
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

  test('one dead address of a pool is not the end: the next is asked, and port 80 is not', () => {
    const silent = failed('first', 'generic_timeout_error');
    const pool = world(silent, [TRUE_ADDRESS, '93.184.215.15']);
    const dead = (question: Question) =>
      question.probe === 'by_address' ? failed('by_address', 'generic_timeout_error') : pool(question);
    const probes = climb(dead);
    expect(probes.filter((probe) => probe === 'by_address')).toHaveLength(2);
    expect(probes).not.toContain('plain_http');
  });

  test('a helper is asked only where the address leaves it open', () => {
    const helped = { ...ALLOWED, helpers: ['https://helper.example/'] };
    expect(climb(world(failed('first', 'connection_reset')), helped)).not.toContain('helper');
    expect(climb(world(failed('first', 'connection_closed')), helped)).toContain('helper');
    const refused = (question: Question) =>
      question.probe === 'by_address'
        ? failed('by_address', 'connection_refused')
        : world(failed('first', 'connection_refused'))(question);
    expect(climb(refused, helped)).toContain('helper');
  });

  test('a diagnosis asks at most six times, whatever comes back', () => {
    const failure = fc.option(fc.constantFrom(...FAILURES));
    const answers = fc.array(failure, { minLength: 12, maxLength: 12 });
    const allowed = fc.record({
      resolvers: fc.subarray(RESOLVERS),
      systemResolver: fc.boolean(),
      plainHttp: fc.boolean(),
      large: fc.boolean(),
      helpers: fc.subarray(['https://helper.example/']),
    });
    fc.assert(
      fc.property(answers, allowed, (list, what) => {
        let index = 0;
        const any = (question: Question): Observation => {
          const why = list[index++ % list.length] ?? null;
          if (question.probe === 'resolver') {
            const found = { failure: why, resolver: resolverOf(question) };
            return named('resolver', why ? [] : [TRUE_ADDRESS, '2a00::5'], found);
          }
          return why ? failed(question.probe, why) : answered(question.probe);
        };
        const asked = climb(any, what).filter((probe) => probe !== 'first' && probe !== 'system_resolver');
        expect(asked.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 2_000 },
    );
  });
});
