import { afterEach, expect, test, vi } from 'vitest';
import { timeScaleOf } from '../../scripts/manifest.ts';
import * as times from './times.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

function durations(module: object): [string, number][] {
  return Object.entries(module).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
}

test('a build for people waits as long as the methodology says', () => {
  expect(timeScaleOf('chrome')).toBe(1);
  expect(timeScaleOf('firefox')).toBe(1);
  expect(timeScaleOf('test-chrome')).toBe(1);
  expect(times.REQUEST_MS).toBe(10_000);
  expect(times.LASTING_MS).toBe(10_000);
  expect(times.TELLING_MS).toBe(25_000);
});

test('every time of our own runs at the pace of the build, so that each keeps its place among the others', async () => {
  vi.stubGlobal('__TIME_SCALE__', timeScaleOf('lab-chrome'));
  vi.resetModules();
  const quick: Record<string, unknown> = { ...(await import('./times.ts')) };
  const all = durations(times);
  expect(all.length).toBeGreaterThan(15);
  const floors: Record<string, number> = { CRAWL_MS: 2_000 };
  for (const [name, ms] of all) expect([name, quick[name]]).toEqual([name, floors[name] ?? ms / 4]);
  // What tells slow from silent has to stay below what ends the wait.
  expect(quick.CRAWL_MS).toBeLessThan(Number(quick.REQUEST_MS));
});
