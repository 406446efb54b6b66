/** Who asks call servers, and what is left of it: read at the wire and in storage of both builds, with the real script. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { OWN_ADDRESSES } from '../../tests/support/browser/peers.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';
import { CALL_CONTROLS, CALL_ROWS } from '../catalog/calls.ts';
import { SERVICES } from '../catalog/services.ts';
import { PLACES as NAMES, type Place } from '../core/types.ts';
import { callUrl } from '../probe/calls/spec.ts';
import type { Message } from '../protocol.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const BUILDS = ['chrome', 'firefox'] as const;
/** Each starts a browser anew. */
const RUNS = process.env.REACH_LONG ? 60 : 6;
const CLOSED: readonly Place[] = ['china', 'turkmenistan'];
const STRICT: readonly Place[] = ['occupied', 'unsaid'];
const HARSH: readonly Place[] = ['belarus', 'iran'];
const TESTED = [...new Set(CALL_ROWS.flatMap(({ service }) => service ?? []))];
const TIERS = new Map(SERVICES.map(({ id, tier }) => [id, tier]));
const NEUTRAL = new Set(CALL_CONTROLS.map(({ transport, host, port }) => callUrl(transport, host, port)));

/** The catalogue's own servers, whatever their age. */
const VOUCHED = CALL_ROWS.map(({ service, transport, host, port }) => ({
  service: service ?? '',
  url: callUrl(transport, host, port),
}));
const OF = new Map<string, Set<string>>();
for (const { service, url } of VOUCHED) OF.set(url, (OF.get(url) ?? new Set()).add(service));

/** Everything that a person, an organisation, a network or a clock can do, but for the click on "Test calls". */
const PATHS: Readonly<Record<string, (browser: FakeBrowser) => unknown>> = {
  check: (browser) => browser.ask({ request: 'check-now', warned: true }),
  'check one': (browser) => browser.ask({ request: 'check-now', ids: ['telegram'], warned: true }),
  'check a page': (browser) => browser.ask({ request: 'check-page', url: 'https://web.telegram.org', warned: true }),
  look: (browser) => browser.ask({ request: 'get-snapshot' }),
  report: (browser) => browser.ask({ request: 'export-report' }),
  list: (browser) =>
    browser.ask({ request: 'import-targets', text: 'stun:stun.l.google.com\nturn:a.example:3478', format: 'text' }),
  settings: (browser) =>
    browser.ask({ request: 'set', settings: { callRelays: VOUCHED, scheduled: true, tiers: ['A', 'B', 'C'] } }),
  policy: (browser) => browser.setPolicy({ callRelays: VOUCHED }),
  'the clock': (browser) => browser.clock.pass(70 * 60_000),
  network: (browser) => browser.happened('self.online'),
  moved: (browser) => browser.ask({ request: 'move-network' }),
  restart: (browser) => browser.restart(),
  update: (browser) => browser.happened('runtime.onInstalled', { reason: 'update' }),
  number: (browser) => browser.ask({ request: 'look-up-network' }),
};

describe.each(BUILDS)('in %s', { timeout: 240_000 }, (build) => {
  test('without the click no call server is asked, in any place, on any path', async () => {
    const path = fc.constantFrom(...Object.keys(PATHS));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...NAMES),
        fc.array(path, { minLength: 3, maxLength: 6 }),
        async (place, paths) => {
          const browser = new FakeBrowser({ build });
          await browser.ask({ request: 'accept-consent', place });
          for (const name of paths) await PATHS[name]?.(browser);
          expect(browser.peers.asked).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('with it, no more than the table of docs/safety.md lets be asked, whatever the message says', async () => {
    const wish = fc.record(
      {
        ids: fc.array(fc.constantFrom(...TESTED, 'whatsapp'), { maxLength: 3 }),
        stun: fc.array(fc.constantFrom('stun.l.google.com:19302', 'stun.nextcloud.com:443', '192.168.1.1:3478'), {
          maxLength: 4,
        }),
        turn: fc.array(fc.constantFrom('turn.cloudflare.com:3478', 'own.example:3478'), { maxLength: 2 }),
        warned: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const tiers = fc.constantFrom<('A' | 'B' | 'C')[][]>([], ['B'], ['A', 'B', 'C']);
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), tiers, wish, async (place, chosen, wished) => {
        const browser = new FakeBrowser({ build });
        await browser.ask({ request: 'accept-consent', place });
        await browser.ask({ request: 'set', settings: { callRelays: VOUCHED, tiers: chosen } });
        const answer = await browser.ask({ request: 'check-calls', ...wished } as Message<'check-calls'>);
        const { peers } = browser;
        asked += peers.asked.length;
        expect(peers.open).toBe(0);
        if (!answer.ok) expect(peers.asked).toEqual([]);
        if (CLOSED.includes(place)) expect(peers.asked).toEqual([]);
        if (place === 'outside') return;
        const neutral = peers.asked.filter((url) => NEUTRAL.has(url) || url.startsWith('https:'));
        const others = peers.asked.filter((url) => !neutral.includes(url));
        // Google's neutral server is Meet's, too.
        const services = [...new Set(wished.ids ?? [])].filter((id) => others.some((url) => OF.get(url)?.has(id)));
        expect(others.filter((url) => !services.some((id) => OF.get(url)?.has(id)))).toEqual([]);
        expect(services.length).toBeLessThanOrEqual(1);
        const most = (STRICT.includes(place) ? 1 : 4) + (wished.ids?.includes('google_meet') ? 1 : 0);
        expect(new Set(neutral).size).toBeLessThanOrEqual(most);
        if ([...STRICT, ...HARSH].includes(place) && !wished.warned) expect(peers.asked).toEqual([]);
        if (STRICT.includes(place)) expect(services.filter((id) => TIERS.get(id) !== 'A')).toEqual([]);
      }),
      { numRuns: 4 * RUNS },
    );
    expect(asked).toBeGreaterThan(RUNS);
  });

  test.each(['outside', 'russia', 'occupied'] as const)(
    '%s: no address of the person is kept, told or logged',
    async (place) => {
      const said: unknown[] = [];
      for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
        vi.spyOn(console, name).mockImplementation((...words) => void said.push(...words));
      const browser = new FakeBrowser({ build });
      await browser.ask({ request: 'accept-consent', place });
      await browser.ask({ request: 'set', settings: { callRelays: VOUCHED } });
      const answer = await browser.ask({ request: 'check-calls', ids: ['telegram'], warned: true });
      expect(answer).toMatchObject({ ok: true });
      expect(browser.peers.asked.length).toBeGreaterThan(2);
      const told = [
        browser.stored,
        ...(await Promise.all([
          browser.ask({ request: 'get-snapshot' }),
          browser.ask({ request: 'export-report', network: true, exactTimes: true }),
        ])),
        answer,
        browser.calls.made.map(({ args }) => args),
        said,
      ].map((one) => JSON.stringify(one));
      for (const own of OWN_ADDRESSES) for (const text of told) expect(text).not.toContain(own);
    },
  );
});
