import { expect, test, vi } from 'vitest';
import { control } from '../../tests/support/observations.ts';
import { askControl, askControls } from './controls.ts';
import { NOTHING_SEEN } from './request-log.ts';
import { answered, FakeHttpProbe, failed } from './testing.ts';

const ROW = { id: 'a', group: 'portal', url: 'http://a.example/ok.txt', status: 200, body: 'success' } as const;
const PORTAL = 'http://login.example/';
const HOP = { from: ROW.url, to: PORTAL, status: 302, address: null };

test('only the expected answer is right', async () => {
  const ask = (raw: ReturnType<typeof answered>, row = ROW) => askControl(new FakeHttpProbe(() => raw), row);
  expect(await ask(answered('success\n'))).toMatchObject({ id: 'a', group: 'portal', ok: true, failure: null });
  expect(await ask(answered('please pay'))).toMatchObject({ ok: false, failure: null, redirectedTo: null });
  expect(await ask(answered('success', { status: 404 }))).toMatchObject({ ok: false, status: 404 });
});

test('a redirect to another host is a portal, whatever it answers', async () => {
  const seen = { ...NOTHING_SEEN, any: true, hops: [HOP] };
  const httpProbe = new FakeHttpProbe(() => [answered('success'), seen]);
  expect(await askControl(httpProbe, ROW)).toMatchObject({ ok: false, redirectedTo: PORTAL });
  const own = { ...HOP, to: 'https://a.example/ok.txt' };
  const secure = new FakeHttpProbe(() => [answered('success'), { ...seen, hops: [own] }]);
  expect(await askControl(secure, ROW)).toMatchObject({ ok: true, redirectedTo: null });
});

test('of a sign-in page no more is kept than whose it is: the rest names the device, the room, the guest', async () => {
  const keptOf = async (to: string) => {
    const seen = { ...NOTHING_SEEN, any: true, hops: [{ ...HOP, to }] };
    return (await askControl(new FakeHttpProbe(() => [answered(''), seen]), ROW)).redirectedTo;
  };
  expect(await keptOf('http://maria:1@login.example/x/AA-BB?mac=AA-BB&ip=10.20.30.40&ssid=Maria#room=412')).toBe(
    PORTAL,
  );
  expect(await keptOf('https://10.0.0.1:8443/login?ip=10.20.30.40')).toBe('https://10.0.0.1:8443/');
  for (const odd of ['javascript:alert(1)', 'data:text/html,x', 'intent://x#Intent', 'http://['])
    expect(await keptOf(odd)).toBeNull();
});

test('speed is told from larger bodies only', async () => {
  const large = answered('', { bytes: 64_000, durationMs: 500 });
  expect(await askControl(new FakeHttpProbe(() => large), { ...ROW, body: '' })).toMatchObject({
    ok: true,
    bytesPerSecond: 128_000,
  });
  expect(await askControl(new FakeHttpProbe(() => answered('success')), ROW)).toMatchObject({ bytesPerSecond: null });
});

test('a failure is a failure', async () => {
  const dead = new FakeHttpProbe(() => failed('net::ERR_CONNECTION_REFUSED'));
  expect(await askControl(dead, ROW)).toMatchObject({ ok: false, failure: 'connection_refused', status: null });
});

const cutOff = control({ ok: false, failure: 'aborted_by_us', status: null });

test('what was cut off on this side counts as not asked', async () => {
  const reopen = vi.fn(async () => true);
  const ask = vi.fn().mockResolvedValueOnce(cutOff).mockResolvedValue(control());
  expect(await askControls([ROW, ROW], ask, reopen)).toEqual([control()]);
  expect(reopen).not.toHaveBeenCalled();
});

test('where all were cut off they are asked once more, over a document that could be opened', async () => {
  const ask = vi.fn().mockResolvedValueOnce(cutOff).mockResolvedValueOnce(null).mockResolvedValue(control());
  expect(await askControls([ROW, ROW], ask, async () => true)).toEqual([control(), control()]);
  const never = vi.fn(async () => cutOff);
  await expect(askControls([ROW], never, async () => true)).rejects.toThrow('nothing could be asked');
  expect(never).toHaveBeenCalledTimes(2);
  await expect(askControls([ROW], never, async () => false)).rejects.toThrow('nothing could be asked');
  expect(never).toHaveBeenCalledTimes(3);
});
