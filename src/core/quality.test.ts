import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { control, network } from '../../tests/support/observations.ts';
import { CRAWL_RATE } from './analyze/speed.ts';
import { networkOf } from './network.ts';
import { type Pulse, pulseOf } from './pulse.ts';
import { conditionOf, qualityOf, SLOW_RATE } from './quality.ts';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;

/** Pulses half an hour apart, the last one just now; null broke off, a number is the time to an answer. */
function pulses(times: readonly (number | null)[], more: Partial<Pulse> = {}): Pulse[] {
  return times.map((medianMs, index) => ({
    atMs: NOW - (times.length - 1 - index) * 30 * MINUTE,
    asked: 3,
    answered: medianMs === null ? 0 : 3,
    medianMs,
    bytesPerSecond: medianMs === null ? null : 200_000,
    viaProxy: false,
    network: 'home',
    ...more,
  }));
}

const of = (times: readonly (number | null)[], more?: Partial<Pulse>) => qualityOf(pulses(times, more), 'home', NOW);

describe('the quality of a connection', () => {
  test('a good one is even, and nothing is advised', () => {
    const quality = of([120, 140, 110, 130, 125]);
    expect(quality).toMatchObject({ hours: 2, rounds: 5, breaks: 0, speed: 'fair', pace: 'even', viaProxy: false });
    expect(conditionOf(quality)).toBeNull();
  });

  test('rounds in a row that broke off are one break', () => {
    expect(of([100, null, null, 100, null, 100])?.breaks).toBe(2);
    expect(of([null, null, null])?.breaks).toBe(1);
  });

  test.each([
    [[100, null, 100, 100], null],
    [[100, null, 100, null], 'unsteady'],
    [[200, 4_000, 210, 3_900, 190, 4_100], 'unsteady'],
    [[2_500, 2_600, 2_400], 'slow'],
    [[900, 950, 920], null],
  ] as const)('%o is %s', (times, condition) => expect(conditionOf(of(times))).toBe(condition));

  test('a control that is blocked itself is no break: the others answer', () => {
    expect(of([100, 100, 100], { asked: 3, answered: 2 })?.breaks).toBe(0);
  });

  test('a low rate is slow, though answers begin soon', () => {
    expect(of([100, 100, 100], { bytesPerSecond: 8_000 })?.speed).toBe('slow');
    expect(SLOW_RATE).toBe(CRAWL_RATE);
  });

  test('too few rounds tell nothing, nor do those of another network, another day, or the future', () => {
    expect(of([100, 100])).toBeNull();
    expect(qualityOf(pulses([100, 100, 100]), 'mobile', NOW)).toBeNull();
    expect(qualityOf(pulses([100, 100, 100]), 'home', NOW + 25 * 60 * MINUTE)).toBeNull();
    expect(qualityOf(pulses([100, 100, 100]), 'home', NOW - 120 * MINUTE)).toBeNull();
  });

  test('measured now through a proxy, now not, it is said of neither', () => {
    const mixed = pulses([100, 100, 100]).map((one, index) => ({ ...one, viaProxy: index > 1 }));
    expect(qualityOf(mixed, 'home', NOW)?.viaProxy).toBeNull();
  });

  test('the order of pulses does not matter, and no number of breaks exceeds the rounds', () => {
    const times = fc.array(fc.option(fc.integer({ min: 1, max: 20_000 })), { maxLength: 60 });
    fc.assert(
      fc.property(times, (list) => {
        const one = of(list);
        expect(qualityOf(pulses(list).toReversed(), 'home', NOW)).toEqual(one);
        expect(one?.breaks ?? 0).toBeLessThanOrEqual((one?.rounds ?? 0) / 2 + 1);
      }),
    );
  });
});

describe('a pulse', () => {
  test('counts foreign controls that answered, and takes the middle of their times', () => {
    const seen = networkOf(
      [
        control({ durationMs: 100 }),
        control({ durationMs: 900 }),
        control({ durationMs: 300 }),
        control({ ok: false, failure: 'connection_reset', durationMs: 5 }),
        control({ group: 'portal', durationMs: 1 }),
      ],
      true,
    );
    expect(pulseOf(seen, 5, 'home')).toMatchObject({ atMs: 5, asked: 4, answered: 3, medianMs: 300, viaProxy: true });
  });

  test.each(['captive_portal', 'domestic_only'] as const)('a network that is %s has none: it is no break', (state) => {
    expect(pulseOf({ ...network(), state }, 5, 'home')).toBeNull();
  });
});
