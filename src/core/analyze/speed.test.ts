import { describe, expect, test } from 'vitest';
import { answered, control, network } from '../../../tests/support/observations.ts';
import type { BodyObservation } from '../types.ts';
import { speedFact } from './speed.ts';

const fast = network({ controls: [control({ bytesPerSecond: 2_000_000 })] });
const large = (changes: Partial<BodyObservation>) => [
  answered('large', { bytes: 64_000, durationMs: 4_000, longestGapMs: 60, ...changes }),
];
const even = [9_000, 6_400, 6_500, 6_300, 6_400, 6_400, 6_500, 6_400, 6_300, 6_400];
const wild = [9_000, 700, 12_000, 900, 300, 21_000, 1_200, 400, 18_000, 500];

describe('speedFact', () => {
  test('a tenth of the speed of the controls is slow, steadily or by jumps', () => {
    expect(speedFact(large({ bodyMs: 3_900, tenths: even }), fast)).toBe('slow_steady');
    expect(speedFact(large({ bodyMs: 3_900, tenths: wild }), fast)).toBe('slow_wild');
    expect(speedFact(large({ longestGapMs: 2_500 }), fast)).toBe('slow_wild');
  });

  test('a site that is far and not slow is slow to begin only', () => {
    expect(speedFact(large({ bodyMs: 40 }), fast)).toBe('normal');
  });

  test('where controls crawl as well, it is the network', () => {
    expect(speedFact(large({}), network({ controls: [control({ bytesPerSecond: 15_000 })] }))).toBe('crawl');
  });

  test('without controls, or with little read, nothing is known', () => {
    expect(speedFact(large({}), network())).toBe('not_known');
    expect(speedFact(large({ bytes: 5_000 }), fast)).toBe('not_known');
    expect(speedFact([], fast)).toBe('not_known');
  });
});
