import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RateLimiter } from './rate-limiter.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Starts one task for each host, and tells when each began. */
function begin(pace: RateLimiter, hosts: readonly string[], taskMs: number) {
  const started: [string, number][] = [];
  const done = hosts.map((host) =>
    pace.run(host, async () => {
      started.push([host, Date.now()]);
      await after(taskMs);
      return host;
    }),
  );
  return { started, done: Promise.all(done) };
}

const hosts = (count: number) => Array.from({ length: count }, (_, n) => `h${n}.example`);

test('no more are opened at once than allowed', async () => {
  const { started, done } = begin(new RateLimiter({ parallel: 6, gapMs: [0, 0] }), hosts(18), 300);
  await vi.runAllTimersAsync();
  expect(started.map(([, ms]) => ms)).toEqual([...Array(6).fill(0), ...Array(6).fill(300), ...Array(6).fill(600)]);
  expect(await done).toEqual(hosts(18));
});

test('whoever only waits gives its place away: a dozen silent hosts cost about one deadline', async () => {
  const { started, done } = begin(new RateLimiter({ parallel: 6, gapMs: [0, 0] }), hosts(12), 12_000);
  await vi.runAllTimersAsync();
  expect(started.at(-1)?.[1]).toBe(1_000);
  await done;
  expect(Date.now()).toBeLessThan(14_000);
});

test('one host never has two at a time', async () => {
  const { started } = begin(new RateLimiter({ parallel: 6, gapMs: [0, 0] }), ['a', 'a', 'b'], 5_000);
  await vi.runAllTimersAsync();
  expect(started).toEqual([
    ['a', 0],
    ['b', 0],
    ['a', 5_000],
  ]);
});

test('slow places keep their pauses, silent hosts or not', async () => {
  const pace = new RateLimiter({ parallel: 2, gapMs: [500, 3_000] }, { random: () => 0.2, sleep: after });
  const { started } = begin(pace, hosts(5), 12_000);
  await vi.runAllTimersAsync();
  expect(started.map(([, ms]) => ms)).toEqual([0, 0, 3_000, 3_000, 6_000]);
});

test('slow places pause after quick answers too, each place for itself', async () => {
  const pace = new RateLimiter({ parallel: 2, gapMs: [500, 3_000] }, { random: () => 0.2, sleep: after });
  const { started } = begin(pace, hosts(5), 50);
  await vi.runAllTimersAsync();
  expect(started.map(([, ms]) => ms)).toEqual([0, 0, 1_000, 1_000, 2_000]);
});

test('one at a time is one at a time', async () => {
  const pace = new RateLimiter({ parallel: 1, gapMs: [1_000, 6_000] }, { random: () => 0, sleep: after });
  const { started } = begin(pace, hosts(3), 2_500);
  await vi.runAllTimersAsync();
  expect(started.map(([, ms]) => ms)).toEqual([0, 2_500, 5_000]);
});

test('a cancelled pace starts nothing more', async () => {
  const pace = new RateLimiter({ parallel: 1, gapMs: [0, 0] });
  const { started, done } = begin(pace, hosts(3), 500);
  pace.cancel();
  await vi.runAllTimersAsync();
  expect(started).toHaveLength(1);
  expect(await done).toEqual(['h0.example', null, null]);
  expect(await pace.run('x', async () => 1)).toBeNull();
});
