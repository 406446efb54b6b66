import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RequestSpec } from '../raw.ts';
import { EventPagePool, type PageParts } from './firefox.ts';

vi.mock('../../browser/dns.ts', () => ({ refreshName: async () => undefined, resolveBySystem: async () => null }));

const SPEC: RequestSpec = {
  id: 'r-1',
  probe: 'first',
  url: 'https://site.example/',
  method: 'GET',
  deadlineMs: 25_000,
  maxBytes: 1,
};

const awake = vi.fn();
const refreshName = vi.fn<(host: string) => Promise<void>>();
const resolve = vi.fn<PageParts['resolve']>();
const PARTS = { awake, refreshName, resolve };

/** A site that never answers. */
const silence = (_: unknown, { signal }: RequestInit) =>
  new Promise<Response>((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', vi.fn(silence));
  awake.mockReset();
  refreshName.mockReset().mockResolvedValue();
  resolve.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the page stays awake while a request waits, and no longer', async () => {
  const done = new EventPagePool(() => true, PARTS).run(SPEC);
  await vi.advanceTimersByTimeAsync(25_100);
  expect(await done).toMatchObject({ end: 'deadline_headers' });
  expect(awake).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(awake).toHaveBeenCalledTimes(2);
});

test('the name is asked for anew before each request, and not waited for long', async () => {
  refreshName.mockImplementation(() => new Promise(() => undefined));
  const done = new EventPagePool(() => true, PARTS).run(SPEC);
  await vi.advanceTimersByTimeAsync(1_900);
  expect(refreshName).toHaveBeenCalledWith('site.example');
  expect(fetch).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(25_300);
  expect(await done).toMatchObject({ end: 'deadline_headers' });
});

test('what is under way ends with a new partition', async () => {
  const fresh = new EventPagePool(() => true, PARTS);
  const done = fresh.run(SPEC);
  await vi.advanceTimersByTimeAsync(10);
  await fresh.open();
  await vi.advanceTimersByTimeAsync(100);
  expect(await done).toMatchObject({ end: 'aborted' });
});

test('the system is asked whether a name that was "not found" is there', async () => {
  const fresh = new EventPagePool(() => true, PARTS);
  resolve.mockResolvedValueOnce({ addresses: ['192.0.2.1'] }).mockResolvedValueOnce({ error: 'no' });
  expect(await fresh.resolves('site.example')).toBe(true);
  expect(await fresh.resolves('site.example')).toBe(false);
});

test('no name is asked for by itself while a proxy may be in the way: the question would go past it', async () => {
  const fresh = new EventPagePool(() => false, PARTS);
  const done = fresh.run({ ...SPEC, deadlineMs: 100 });
  await vi.advanceTimersByTimeAsync(300);
  expect(await done).toMatchObject({ end: 'deadline_headers' });
  expect(fetch).toHaveBeenCalledOnce();
  expect(await fresh.resolves('site.example')).toBe(false);
  expect(refreshName).not.toHaveBeenCalled();
  expect(resolve).not.toHaveBeenCalled();
});
