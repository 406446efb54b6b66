import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answered, control, failed, helper, measurement, named, network } from '../../tests/support/observations.ts';
import { analyze } from './analyze/analyze.ts';
import { FAILURES, type Failure } from './failure.ts';
import { judge } from './judge.ts';
import { networkOf } from './network.ts';
import type { Observation, Probe } from './types.ts';

const known = {
  blockPages: { addresses: new Set(['82.209.230.23']), isKnown: (url: string) => url.length % 7 === 0 },
  slowBefore: false,
  isWarm: true,
};
const CERTAINTY = { none: 0, possible: 1, likely: 2, confirmed: 3 };

const failure: fc.Arbitrary<Failure> = fc.oneof(
  fc.constantFrom(...FAILURES),
  fc.string({ maxLength: 20 }).map((text): Failure => `unknown_failure: ${text}`),
);
const probe: fc.Arbitrary<Probe> = fc.constantFrom('first', 'repeat', 'by_address', 'plain_http', 'large', 'sibling');
const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom('82.209.230.23', '10.10.34.35', '198.18.0.7', ''));
const url = fc.constantFrom('https://blocked.example/', 'https://[2a00:1450::5]/');
const at = fc.record({ atMs: fc.nat(20), reused: fc.boolean(), url });

const observation: fc.Arbitrary<Observation> = fc.oneof(
  fc.tuple(probe, failure, at).map(([name, why, more]) => failed(name, why, more)),
  fc
    .tuple(probe, fc.option(failure), fc.integer({ min: -1, max: 999 }), fc.nat(70_000), fc.boolean(), at)
    .map(([name, why, status, bytes, challenge, more]) =>
      answered(name, { failure: why, status, bytes, challenge, longestGapMs: bytes % 9_000, ...more }),
    ),
  fc
    .tuple(
      fc.constantFrom('resolver' as const, 'system_resolver' as const),
      fc.array(address, { maxLength: 3 }),
      fc.webUrl(),
      at,
    )
    .map(([name, addresses, resolver, more]) => named(name, addresses, { resolver, ...more })),
  fc.tuple(fc.option(fc.nat(600)), fc.option(fc.string())).map(([status, why]) => helper({ status, failure: why })),
);
const observations = fc.array(observation, { maxLength: 9 });

describe('any measurement', { timeout: 60_000 }, () => {
  test('has a verdict that keeps to the vocabulary', () => {
    fc.assert(
      fc.property(observations, (all) => {
        const made = measurement(all);
        const verdict = judge(analyze(made, known), made);
        expect(verdict.cause === 'blocking' || verdict.method === null).toBe(true);
        expect(verdict.cause === 'blocking' ? verdict.confidence !== null : true).toBe(true);
        expect(verdict.witness.every((index) => index < all.length)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('has the same verdict in whatever order its observations were noted', () => {
    const shuffled = observations.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const [a, b] = [measurement(all), measurement(other)].map((made) => judge(analyze(made, known), made));
        expect({ ...a, witness: [] }).toEqual({ ...b, witness: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  test('is never called blocked while the network is not online, and never on one failure alone', () => {
    fc.assert(
      fc.property(
        observations,
        fc.constantFrom('offline', 'captive_portal', 'domestic_only', 'impaired'),
        (all, state) => {
          const made = measurement(all, { network: network({ state }) });
          const facts = analyze(made, known);
          if (facts.attempt === 'failed') expect(judge(facts, made).cause).not.toBe('blocking');
          const lone = measurement(all.filter((one) => one.probe !== 'repeat').slice(0, 1));
          expect(judge(analyze(lone, known), lone).cause).not.toBe('blocking');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('does not become more certain by one more failed control', () => {
    const controls = fc.array(fc.record({ ok: fc.boolean(), durationMs: fc.nat(9_000) }).map(control), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(observations, controls, failure, (all, before, why) => {
        const certainty = (list: typeof before) => {
          const made = measurement(all, { network: networkOf(list, null) });
          const verdict = judge(analyze(made, known), made);
          return verdict.cause === 'blocking' ? CERTAINTY[verdict.confidence ?? 'none'] : 0;
        };
        const after = [...before, control({ ok: false, failure: why, status: null })];
        expect(certainty(after)).toBeLessThanOrEqual(certainty(before));
      }),
      { numRuns: 2_000 },
    );
  });
});
