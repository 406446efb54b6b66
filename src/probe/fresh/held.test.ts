import { afterEach, expect, test, vi } from 'vitest';
import type { CallSpec } from '../calls/spec.ts';
import type { RequestSpec } from '../raw.ts';
import { EventPagePool } from './firefox.ts';
import { heldBy } from './held.ts';

vi.mock('../../browser/dns.ts', () => ({ refreshName: async () => undefined, resolveBySystem: async () => null }));
afterEach(() => vi.unstubAllGlobals());

const SPEC: RequestSpec = {
  id: 'r-1',
  probe: 'first',
  url: 'https://a.example/',
  method: 'GET',
  deadlineMs: 1_000,
  maxBytes: 1,
};
const CALL: CallSpec = { kind: 'call', id: 'c-1', transport: 'stun', url: 'stun:a.example', deadlineMs: 1_000 };

/** Firefox's way to the network, over which nobody is to be asked. */
function watched(refreshName: (host: string) => Promise<void> = async () => undefined) {
  const sent = vi.fn();
  vi.stubGlobal('fetch', async () => {
    sent('fetch');
    throw new TypeError('none');
  });
  vi.stubGlobal('RTCPeerConnection', sent);
  const resolve = async () => {
    sent('resolve');
    return { addresses: ['192.0.2.1'] };
  };
  const fresh = new EventPagePool(() => true, { awake: () => undefined, refreshName, resolve });
  return { fresh, sent };
}

test('a round that was stopped sends nothing over what a later round has opened', async () => {
  const refreshName = vi.fn(async () => undefined);
  const { fresh, sent } = watched(refreshName);
  const old = new AbortController();
  const held = heldBy(old.signal, fresh);
  await held.open();
  old.abort();
  await fresh.open();
  expect(await held.run(SPEC)).toMatchObject({ end: 'aborted', error: 'stopped' });
  expect(await held.dial(CALL)).toMatchObject({ outcome: 'aborted' });
  expect(await held.resolves?.('a.example')).toBe(false);
  expect(sent).not.toHaveBeenCalled();
  expect(refreshName).not.toHaveBeenCalled();
});

test('a round that is stopped while a name is asked for sends nothing, though another has opened meanwhile', async () => {
  const old = new AbortController();
  const { fresh, sent } = watched(async () => {
    old.abort();
  });
  const held = heldBy(old.signal, fresh);
  await held.open();
  expect(await held.run(SPEC)).toMatchObject({ end: 'aborted' });
  expect(sent).not.toHaveBeenCalled();
});

test('what is closed stays closed until it is opened again', async () => {
  const { fresh, sent } = watched();
  await fresh.open();
  await fresh.close();
  expect(await fresh.run(SPEC)).toMatchObject({ end: 'aborted' });
  expect(await fresh.resolves('a.example')).toBe(false);
  expect(sent).not.toHaveBeenCalled();
  await fresh.open();
  await fresh.run(SPEC);
  expect(sent).toHaveBeenCalledOnce();
});
