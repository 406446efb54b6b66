import { beforeEach, expect, test, vi } from 'vitest';

type Answer = { addresses: string[]; isTRR: boolean };
const resolve = vi.hoisted(() => vi.fn<(host: string, flags: string[]) => Promise<Answer>>());
vi.mock('webextension-polyfill', () => ({ default: { dns: { resolve } } }));

const addresses = ['203.0.113.1'];
const NOT_FOUND = new Error('NS_ERROR_UNKNOWN_HOST');

beforeEach(() => {
  resolve.mockReset();
  vi.resetModules();
});

const pastOwn = () => resolve.mock.calls.filter(([, flags]) => flags.includes('disable_trr')).map(([host]) => host);

test('a name that encrypted DNS does not find is not told to the network by us', async () => {
  const { refreshName, resolveBySystem } = await import('./dns.ts');
  resolve.mockResolvedValueOnce({ addresses, isTRR: true }).mockResolvedValueOnce({ addresses, isTRR: true });
  await refreshName('control.example');
  resolve.mockRejectedValue(NOT_FOUND);
  expect(await resolveBySystem('site.example')).toBeNull();
  expect(pastOwn()).toEqual([]);
});

test('nor where it is not known yet whether there is encrypted DNS', async () => {
  const { refreshName, resolveBySystem } = await import('./dns.ts');
  resolve.mockRejectedValue(NOT_FOUND);
  await refreshName('site.example');
  expect(await resolveBySystem('site.example')).toBeNull();
  expect(pastOwn()).toEqual([]);
});

test('what the browser finds is its word, and nobody else is asked', async () => {
  const { resolveBySystem } = await import('./dns.ts');
  resolve.mockResolvedValue({ addresses, isTRR: true });
  expect(await resolveBySystem('site.example')).toEqual({ addresses, secure: 'used' });
  resolve.mockResolvedValue({ addresses, isTRR: false });
  expect(await resolveBySystem('site.example')).toEqual({ addresses });
  expect(pastOwn()).toEqual([]);
});

test('without encrypted DNS the system is asked past its cache', async () => {
  const { refreshName, resolveBySystem } = await import('./dns.ts');
  resolve.mockResolvedValue({ addresses, isTRR: false });
  await refreshName('control.example');
  resolve.mockRejectedValue(NOT_FOUND);
  expect(await resolveBySystem('site.example')).toEqual({ error: NOT_FOUND.message });
  expect(pastOwn()).toEqual(['site.example']);
});
