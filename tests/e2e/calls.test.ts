import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUTSIDE_IPV4 } from '../../lab/calls/filter.ts';
import { CLIENT_IPV4 } from '../../lab/namespace.ts';
import { RELAYS } from '../../scripts/start/relays.ts';
import { beginCalls, hostsOf, move, testCalls, verdictOf, waitSixMinutes } from './calls-stage.ts';
import { filesNaming } from './profile.ts';
import { BROWSER, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set('open', 'lab', { relays: RELAYS });
}, 180_000);
afterAll(() => stage?.strike());

const UNEXPLAINED = { reach: 'unreachable', cause: 'unknown', method: null, confidence: null };
const NETWORK = { reach: 'unreachable', cause: 'network', method: null, confidence: 'likely' };
const FILTERED = { reach: 'unreachable', cause: 'blocking', method: 'udp_filtering' };

describe(`what UDP is, in ${BROWSER}`, () => {
  // Once more on a machine that is busy with something else: a browser at rest takes a second and a half.
  test('open: every service answers, within six seconds', { retry: 2, timeout: 60_000 }, async () => {
    await beginCalls(stage);
    const found = await testCalls(stage);
    const { sent, came } = stage.lab.udpCounts();
    console.log(
      `${BROWSER}, all open: ${found.tookMs} ms, UDP sent ${sent.packets} packets ${sent.bytes} bytes, came ${came.packets} packets ${came.bytes} bytes`,
    );
    expect(found).toMatchObject({ ok: true, udp: 'open' });
    expect(Object.keys(found.rules).sort()).toEqual([
      'google_meet',
      'jitsi',
      'matrix',
      'signal',
      'teams',
      'telegram',
      'threema',
    ]);
    expect([...new Set(Object.values(found.rules))]).toEqual(['calls-answer']);
    expect(found.tookMs).toBeLessThan(6_000);
  });

  test.each(['none', 'symmetric'] as const)(
    'open behind a router of the kind "%s"',
    async (nat) => {
      await beginCalls(stage, { nat });
      const found = await testCalls(stage);
      expect(found.udp).toBe('open');
      expect([...new Set(Object.values(found.rules))]).toEqual(['calls-answer']);
    },
    60_000,
  );

  test('STUN filtered by its shape: other UDP answers; blocking is said the second time only', async () => {
    await beginCalls(stage, { faults: [{ kind: 'drop', shape: 'stun' }] });
    const once = await testCalls(stage, { ids: ['telegram'] });
    expect(once.udp).toBe('stun_filtered');
    expect(verdictOf(once, 'telegram')).toEqual(UNEXPLAINED);
    await waitSixMinutes(stage);
    const again = await testCalls(stage, { ids: ['telegram'] });
    expect(verdictOf(again, 'telegram')).toEqual({ ...FILTERED, confidence: 'possible' });
  }, 120_000);

  test.each(['drop', 'refuse'] as const)(
    'closed (%s): the network, and nobody is accused',
    async (kind) => {
      await beginCalls(stage, { faults: [{ kind }] });
      const found = await testCalls(stage);
      expect(found.udp).toBe('closed');
      for (const id of ['telegram', 'signal']) expect(verdictOf(found, id)).toEqual(NETWORK);
      const twice = await waitSixMinutes(stage).then(() => testCalls(stage, { ids: ['telegram'] }));
      expect(verdictOf(twice, 'telegram')).toEqual(NETWORK);
    },
    120_000,
  );

  test('domestic only', async () => {
    await beginCalls(stage, { place: 'russia', faults: [{ kind: 'drop', but: ['stun.fitauto.ru'] }] });
    const found = await testCalls(stage, { ids: ['telegram'] });
    expect(found.udp).toBe('domestic_only');
    expect(verdictOf(found, 'telegram')).toEqual(NETWORK);
  }, 60_000);

  test('not told without a network, and nothing is asked', async () => {
    await beginCalls(stage);
    await stage.lab.use('offline', { cut: true });
    const found = await testCalls(stage, { ids: ['telegram'] });
    expect(found.udp).toBe('not_told');
    expect(verdictOf(found, 'telegram')).toMatchObject({ reach: 'not_checked', cause: 'network' });
    expect(stage.lab.udpCounts().sent.packets).toBe(0);
  }, 60_000);

  test('servers that a message names take the place of the neutral ones', async () => {
    await beginCalls(stage, { faults: [{ kind: 'drop', hosts: ['stun.nextcloud.com', 'stun.framasoft.org'] }] });
    const wish = { ids: [], stun: ['stun.nextcloud.com:443', 'stun.framasoft.org:3478'] };
    expect((await testCalls(stage, wish)).udp).not.toBe('open');
    expect((await testCalls(stage, { ...wish, turn: ['turn.cloudflare.com:3478'] })).udp).toBe('open');
  }, 60_000);
});

describe(`the verdict on the calls of a service, in ${BROWSER}`, () => {
  const faults = [{ kind: 'drop', hosts: hostsOf('telegram', 'signal', 'matrix') }] as const;

  test('two services filtered: unknown at first, possible the second time, likely once they answered elsewhere', async () => {
    await beginCalls(stage);
    await stage.check(['telegram']);
    await testCalls(stage, { ids: ['telegram'] });
    const home = await move(stage);
    await stage.lab.setUdp(faults);
    const once = await testCalls(stage);
    const { sent, came } = stage.lab.udpCounts();
    console.log(
      `${BROWSER}, filtered: ${once.tookMs} ms, UDP sent ${sent.packets} packets ${sent.bytes} bytes, came ${came.packets} packets ${came.bytes} bytes`,
    );
    expect(once).toMatchObject({ ok: true, udp: 'open' });
    expect(once.tookMs).toBeLessThan(25_000);
    expect(verdictOf(once, 'telegram')).toEqual(UNEXPLAINED);
    expect(once.rules).toMatchObject({
      telegram: 'calls-silent-once',
      signal: 'calls-one-address',
      jitsi: 'calls-answer',
    });
    await waitSixMinutes(stage);
    const again = await testCalls(stage, { ids: ['telegram'] });
    expect(home).not.toBe('');
    expect(verdictOf(again, 'telegram')).toEqual({ ...FILTERED, confidence: 'likely' });
    expect((await stage.report()).results.find(({ id }) => id === 'telegram')).toMatchObject({
      roles: expect.arrayContaining([{ role: 'calls', ...FILTERED, confidence: 'likely' }]),
      witness: expect.arrayContaining([expect.objectContaining({ step: 'udp', probe: 'turn' })]),
    });
    expect((await stage.snapshot()).history.at(-1)).toMatchObject({ service: 'telegram', to: 'down', role: 'calls' });
  }, 180_000);

  test('without another network it stays possible; and messages that fail too make it no matter of calls', async () => {
    await beginCalls(stage, { faults });
    await testCalls(stage, { ids: ['telegram'] });
    await waitSixMinutes(stage);
    expect(verdictOf(await testCalls(stage, { ids: ['telegram'] }), 'telegram')).toEqual({
      ...FILTERED,
      confidence: 'possible',
    });
    await stage.lab.setFault('*.web.telegram.org', [{ layer: 'tls', kind: 'reset' }]);
    // Otherwise Firefox asks over a connection that is still open, and messages count as not known.
    stage.lab.cutConnections();
    const silent = await testCalls(stage, { ids: ['telegram'] });
    expect(silent.rules.telegram).toBe('calls-service-silent');
  }, 180_000);

  test('by port, as by address', async () => {
    await beginCalls(stage, { faults: [{ kind: 'drop', ports: [1400] }] });
    expect((await testCalls(stage, { ids: ['telegram'] })).rules.telegram).toBe('calls-silent-once');
  }, 60_000);

  test('the first packets pass and the later ones do not', async () => {
    await beginCalls(stage, { faults: [{ kind: 'drop', hosts: hostsOf('telegram'), after: 7 }] });
    const found = await testCalls(stage, { ids: ['telegram'] });
    console.log(JSON.stringify(found.calls.telegram?.singles));
    expect(found.rules.telegram).toBe('calls-first-packets');
  }, 60_000);

  test('a fifth of all packets lost: nobody is accused', async () => {
    await beginCalls(stage, { faults: [{ kind: 'lose', percent: 20 }] });
    const found = await testCalls(stage);
    expect(found.udp).toBe('open');
    expect(Object.values(found.calls).filter(({ verdict }) => verdict?.cause === 'blocking')).toEqual([]);
  }, 60_000);
});

describe(`where calls may be tested, in ${BROWSER}`, () => {
  test.each([
    ['china', { warned: true }, 'place'],
    ['turkmenistan', { ids: ['telegram'], warned: true }, 'place'],
    ['russia', { ids: ['telegram', 'signal'] }, 'ids'],
    ['belarus', { ids: ['telegram'] }, 'warned'],
    ['occupied', { ids: ['telegram'] }, 'warned'],
    ['occupied', { ids: ['signal'], warned: true }, 'place'],
    ['outside', { ids: ['nobody'] }, 'ids[0]'],
  ] as const)(
    '%s: %j is refused, and nothing is sent',
    async (place, wish, word) => {
      await beginCalls(stage, { place });
      const asked = await testCalls(stage, wish as object);
      expect(asked).toMatchObject({ ok: false, error: expect.stringContaining(word) });
      expect(stage.lab.udpCounts().sent.packets).toBe(0);
    },
    60_000,
  );

  test('without a service, Russia gets the state of UDP from four servers at most', async () => {
    await beginCalls(stage, { place: 'russia' });
    const found = await testCalls(stage);
    expect(found).toMatchObject({ ok: true, udp: 'open', calls: {} });
  }, 60_000);

  test('no address of the person is kept', async () => {
    await beginCalls(stage);
    await testCalls(stage);
    const stored = await stage.browser.background<string>(
      `(globalThis.browser ?? chrome).storage.local.get(null).then((all) => JSON.stringify(all))`,
    );
    const told = stored + JSON.stringify(await stage.report()) + JSON.stringify(await stage.snapshot());
    for (const own of [CLIENT_IPV4, OUTSIDE_IPV4, '95.72.', '.local']) expect(told).not.toContain(own);
    expect(filesNaming(stage.browser.home, [OUTSIDE_IPV4])).toEqual({});
  }, 60_000);
});
