import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askSystem } from './system-resolver.ts';

vi.mock('../browser/dns.ts', () => ({ resolveBySystem: async () => null }));

const URL_ = 'https://site.example/x';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the system’s answer is an observation like any other', async () => {
  const resolve = vi.fn(async () => ({ addresses: ['192.0.2.1'] }));
  expect(await askSystem(URL_, resolve)).toMatchObject({
    step: 'dns',
    probe: 'system_resolver',
    resolver: 'system',
    addresses: ['192.0.2.1'],
    failure: null,
  });
  expect(resolve).toHaveBeenCalledWith('site.example');
});

test('a refusal at once is no time-out; one after seconds is', async () => {
  const error = 'NS_ERROR_UNKNOWN_HOST';
  expect(await askSystem(URL_, async () => ({ error }))).toMatchObject({ failure: 'dns_lookup_error' });
  const slow = askSystem(URL_, () => new Promise((resolve) => setTimeout(() => resolve({ error }), 6_000)));
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await slow).toMatchObject({ failure: 'dns_timeout', addresses: [] });
});

test('a resolver that never says anything is not waited for', async () => {
  const never = askSystem(URL_, () => new Promise(() => undefined));
  await vi.advanceTimersByTimeAsync(7_000);
  expect(await never).toMatchObject({ failure: 'dns_timeout' });
});

test('where the browser has no such interface there is no observation', async () => {
  expect(await askSystem(URL_)).toBeNull();
});
