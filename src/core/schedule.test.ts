import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlacePolicy } from './place.ts';
import { hasSlept, isDue, nextRoundMs, SMALL_SITE_MS, shuffled } from './schedule.ts';

const MINUTE = 60_000;
const policy = { scheduled: { everyMinutes: [30, 60] } } as unknown as PlacePolicy;
const random = fc.double({ min: 0, max: 0.999, noNaN: true });

describe('nextRoundMs', () => {
  test('lies between the bounds of the place, and never sooner than they allow', () => {
    fc.assert(
      fc.property(random, fc.option(fc.integer({ min: 1, max: 1_440 })), (chance, wanted) => {
        const minutes = (nextRoundMs(policy, wanted, 0, chance) - 0) / MINUTE;
        expect(minutes).toBeGreaterThanOrEqual(30);
        if (wanted === null) expect(minutes).toBeLessThanOrEqual(60);
        else if (wanted > 60) expect(minutes).toBeGreaterThanOrEqual(wanted);
      }),
    );
  });
});

describe('isDue', () => {
  test('big platforms are asked in every round, small sites once a day', () => {
    expect(isDue({ category: 'messenger', tier: 'A' }, 0, 1)).toBe(true);
    expect(isDue({ category: 'messenger', tier: 'C' }, 0, 1)).toBe(false);
    expect(isDue({ category: 'news-ua', tier: 'C' }, null, 1)).toBe(true);
    expect(isDue({ category: 'news-ua', tier: 'C' }, 0, SMALL_SITE_MS - 1)).toBe(false);
    expect(isDue({ category: 'news-ua', tier: 'C' }, 0, SMALL_SITE_MS)).toBe(true);
  });

  test('a clock that was set back does not silence a site', () => {
    expect(isDue({ category: 'news-ua', tier: 'C' }, 10 * SMALL_SITE_MS, 5)).toBe(true);
  });

  test('in a month of rounds a small site is asked at most once a day', () => {
    fc.assert(
      fc.property(fc.array(random, { minLength: 1_440, maxLength: 1_440 }), (chances) => {
        let nowMs = 0;
        let checkedMs: number | null = null;
        const asked: number[] = [];
        for (const chance of chances) {
          nowMs = nextRoundMs(policy, null, nowMs, chance);
          if (!isDue({ category: 'news-ua', tier: 'C' }, checkedMs, nowMs)) continue;
          checkedMs = nowMs;
          asked.push(nowMs);
        }
        expect(asked.length).toBeLessThanOrEqual(Math.ceil(nowMs / (24 * 3_600_000)));
      }),
      { numRuns: 20 },
    );
  });
});

describe('hasSlept', () => {
  test('three missed periods, or a last sign of life in the future', () => {
    expect(hasSlept(0, 15, 44 * MINUTE)).toBe(false);
    expect(hasSlept(0, 15, 46 * MINUTE)).toBe(true);
    expect(hasSlept(10 * MINUTE, 15, 0)).toBe(true);
  });
});

test('shuffled keeps every item, in an order that chance decides', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), random, (items, chance) => {
      expect([...shuffled(items, () => chance)].sort()).toEqual([...items].sort());
    }),
  );
  expect(shuffled([1, 2, 3, 4], () => 0)).not.toEqual([1, 2, 3, 4]);
});
