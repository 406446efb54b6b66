import { describe, expect, it } from 'vitest';
import { addressKind, isWithin } from '../core/address.ts';
import { PROVIDERS } from './providers.ts';

const ranges = PROVIDERS.flatMap((provider) => provider.ranges.map((range) => ({ range, id: provider.id })));
const baseOf = (range: string) => range.split('/')[0] ?? '';

describe('providers', () => {
  it('have ranges that begin where they say, and that do not touch those of another', () => {
    for (const { range, id } of ranges) {
      expect([range, addressKind(baseOf(range))]).toEqual([range, 'public']);
      const owners = ranges.filter((other) => isWithin(baseOf(range), other.range)).map((other) => other.id);
      expect([range, ...new Set(owners)]).toEqual([range, id]);
    }
  });

  it('have both kinds of address, and few enough of them to be looked through each time', () => {
    for (const provider of PROVIDERS) {
      expect(provider.ranges.some((range) => range.includes(':'))).toBe(true);
      expect(provider.ranges.some((range) => !range.includes(':'))).toBe(true);
      expect(provider.ranges.length).toBeLessThanOrEqual(30);
    }
  });

  it('are not asked at their own front page, which may be spared', () => {
    for (const { url, id } of PROVIDERS) expect(new URL(url).hostname).not.toContain(id);
  });
});
