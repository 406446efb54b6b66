/** Forgotten by its date, with the list and with the place: the real background, a clock that jumps, and settings that change. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { except, fails, openWorld, WORDS } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';
import { PLACES } from '../catalog/places.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import type { Pulse } from '../core/pulse.ts';
import type { Place } from '../core/types.ts';
import type { Settings } from '../protocol.ts';
import { EMPTY_LEDGER, type Ledger } from '../store/ledger.ts';
import { expired } from './expired.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));
afterEach(() => vi.unstubAllGlobals());

/** The clock goes on between the last writing and the look at it. */
const WHILE_LOOKING_MS = 60_000;

const DAY = 24 * 60 * 60_000;
const listed = (host: string) => ({
  id: host.replace('.', '-'),
  name: host,
  url: `https://${host}/`,
  category: 'NEWS',
});
const world = except(openWorld('firefox'), { 'two.example': fails(WORDS.firefox.reset) });

const outside = (...hosts: string[]) => outsideIn('firefox', ...hosts);

async function outsideIn(build: FakeBrowser['build'], ...hosts: string[]): Promise<FakeBrowser> {
  const browser = new FakeBrowser({ build, world });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  await browser.ask({ request: 'replace-targets', targets: hosts.map(listed) });
  await browser.ask({ request: 'check-now', warned: true });
  return browser;
}

const ledgerOf = (browser: FakeBrowser) =>
  (browser.local.parsed<Ledger>('ledger') ?? browser.session.parsed<Ledger>('ledger')) as Ledger;

/** Each time in storage of something that happened, by the path to it. */
function timesIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return /Ms(\.\d+)?$/.test(path) && value > 1e12 ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => timesIn(one, `${path}.${key}`));
}

/** Names of the list that stand anywhere but in the list itself. */
function namedIn(browser: FakeBrowser): string[] {
  const { settings: _, snapshot: __, ...rest } = browser.local.all;
  const snapshot = browser.local.parsed<{ services: unknown; page: unknown }>('snapshot');
  const text = JSON.stringify([rest, snapshot?.services, snapshot?.page, browser.session.all]);
  return [...new Set(text.match(/\w+[.-]example/g)?.map((name) => name.replace('-', '.')))];
}

test('changes and pulses have their days, none where the place or the person keeps none, and none of a future', () => {
  const days = (settings: Partial<Settings>, place: Place = 'outside') => {
    const rules = {
      policy: PLACES[place],
      settings: { ...DEFAULT_SETTINGS, replaceTargets: true, targets: [listed('one.example')], ...settings },
    };
    const times = [-31, -29, -0.5, 0.5].map((one) => 100 * DAY + one * DAY);
    const history = times.map((atMs) => ({ service: 'one-example', to: 'down', atMs }) as const);
    const pulses = times.map((atMs) => ({ atMs, network: 'here' }) as Pulse);
    const kept = expired({ ...EMPTY_LEDGER, history, pulses }, rules, 100 * DAY);
    return [kept.history.length, kept.pulses.length];
  };
  expect(days({})).toEqual([2, 1]);
  expect(days({ history: false })).toEqual([0, 0]);
  expect(days({}, 'occupied')).toEqual([0, 1]);
});

describe('the background', () => {
  test('forgets results after the days of the place, without a round and without being used', async () => {
    const browser = await outside('one.example');
    expect(ledgerOf(browser).stored).toHaveProperty('one-example');
    await browser.ask({ request: 'set', settings: { scheduled: false } });
    browser.kill();
    await browser.clock.pass(DAY);
    browser.clock.jump((PLACES.outside.historyDays + 1) * DAY);
    await browser.clock.pass(DAY);
    expect(timesIn(ledgerOf(browser))).toEqual([]);
    expect(ledgerOf(browser).stored).toEqual({});
  });

  test('forgets at its start what had its time while the browser was closed', async () => {
    const browser = await outside('one.example');
    await browser.ask({ request: 'set', settings: { scheduled: false } });
    browser.kill();
    browser.clock.jump(90 * DAY);
    browser.alarms.clearAll();
    await browser.restart();
    expect(ledgerOf(browser).stored).toEqual({});
  });

  test('forgets all of a site that left the list, whichever way it left', async () => {
    const ways = [
      { request: 'set', settings: { targets: [listed('one.example')] } },
      { request: 'replace-targets', targets: [listed('one.example')] },
    ] as const;
    for (const way of ways) {
      const browser = await outside('one.example', 'two.example');
      expect(namedIn(browser).sort()).toEqual(['one.example', 'two.example']);
      await browser.ask({ ...way, ...('targets' in way && { targets: [...way.targets] }) } as never);
      expect(namedIn(browser)).toEqual(['one.example']);
    }
    const browser = await outside('one.example');
    await browser.ask({
      request: 'set',
      settings: { targets: [{ ...listed('one.example'), url: 'https://new.example/' }] },
    });
    expect(ledgerOf(browser)).toMatchObject({ stored: {}, networks: [{ tracks: {} }], history: [] });
  });

  test('clears the history at once where it is switched off', async () => {
    const browser = await outside('one.example', 'two.example');
    browser.world = openWorld('firefox');
    for (let round = 0; round < 3; round += 1) {
      await browser.clock.pass(4 * 60_000);
      await browser.ask({ request: 'check-now' });
    }
    expect(ledgerOf(browser).history.length + ledgerOf(browser).pulses.length).toBeGreaterThan(0);
    await browser.ask({ request: 'set', settings: { history: false } });
    expect(ledgerOf(browser)).toMatchObject({ history: [], pulses: [] });
  });

  test.each([
    // Clearing alone takes the bytes out of Chromium's files.
    ['chrome', 'storage.local.clear'],
    // Firefox only frees their pages: what is written next takes them.
    ['firefox', 'storage.local.remove'],
  ] as const)(
    'in %s takes what a milder place kept off the disk, and the wish for helpers and watching along',
    async (build, gone) => {
      const browser = await outsideIn(build, 'one.example');
      const noise: number[] = [];
      const settings = { controlHelper: ['https://helper.example/'], passiveWatch: true, asnLookup: true };
      await browser.ask({ request: 'set', settings });
      browser.calls.made = [];
      browser.calls.seen = ({ name, args }) => {
        if (name === 'storage.local.set') noise.push(JSON.stringify(args).length);
      };
      await browser.ask({ request: 'accept-consent', place: 'russia' });
      expect(browser.local.all).not.toHaveProperty('session');
      expect(ledgerOf(browser)).toMatchObject({ place: 'russia', stored: {}, history: [], networks: [] });
      expect(browser.calls.count(gone)).toBeGreaterThan(0);
      if (build === 'firefox') expect(Math.max(...noise)).toBeGreaterThan(300_000);
      expect(browser.local.all.settings).toMatchObject({ controlHelper: [], passiveWatch: false, asnLookup: false });
    },
  );

  test('lets a consent go with its place: it does not come back with it', async () => {
    const browser = await outside('one.example');
    await browser.setPolicy({ place: 'occupied' });
    expect(browser.local.all).not.toHaveProperty('consent');
    await browser.setPolicy({});
    const before = browser.wire.sent.length;
    expect(await browser.ask({ request: 'check-now', warned: true })).toMatchObject({ ok: false });
    await browser.clock.pass(DAY);
    expect(browser.wire.sent.length).toBe(before);
  });

  test('keeps no address but of list and page, and no time beyond its limit, whatever is done in whichever order', async () => {
    const hosts = ['one.example', 'two.example', 'three.example'];
    const step = fc.oneof(
      fc.record({ kind: fc.constant('list' as const), hosts: fc.subarray(hosts) }),
      fc.record({ kind: fc.constant('check' as const) }),
      fc.record({ kind: fc.constant('page' as const), host: fc.constantFrom('p.example', 'q.example', 'one.example') }),
      fc.record({ kind: fc.constant('jump' as const), days: fc.integer({ min: -3, max: 40 }) }),
      fc.record({ kind: fc.constant('place' as const), place: fc.constantFrom<Place>('outside', 'russia', 'iran') }),
      fc.record({ kind: fc.constant('visit' as const), host: fc.constantFrom(...hosts) }),
      fc.record({ kind: fc.constant('restart' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 7 }), async (steps) => {
        let list = ['one.example'];
        let place: Place = 'outside';
        let page: string[] = [];
        const browser = await outside(...list);
        await browser.ask({ request: 'set', settings: { passiveWatch: true } });
        for (const one of steps) {
          if (one.kind === 'list') {
            const answer = await browser.ask({ request: 'replace-targets', targets: one.hosts.map(listed) });
            if (answer.ok) list = one.hosts;
          }
          if (one.kind === 'check') await browser.ask({ request: 'check-now', warned: true });
          if (one.kind === 'page') {
            await browser.ask({ request: 'check-page', url: `https://${one.host}/a?b`, warned: true });
            page = [one.host];
          }
          if (one.kind === 'jump') browser.clock.jump(one.days * DAY);
          if (one.kind === 'place') {
            await browser.ask({ request: 'accept-consent', place: one.place });
            ({ place } = one);
          }
          if (one.kind === 'visit')
            await browser.happened('webRequest.onErrorOccurred', {
              url: `https://${one.host}/x`,
              error: 'NS_ERROR_NET_RESET',
              tabId: 3,
              type: 'main_frame',
              incognito: false,
            });
          if (one.kind === 'restart') await browser.restart();
          // What had its time is shown no more, and goes with the day's alarm, with a start, or when anything is written.
          await browser.ring('forget');
          const days = Math.max(1, PLACES[place].historyDays);
          const old = timesIn(ledgerOf(browser)).filter(
            ([path, atMs]) => !path.endsWith('nextMs') && Math.abs(Date.now() - atMs) > days * DAY + WHILE_LOOKING_MS,
          );
          expect(old).toEqual([]);
          const allowed = new Set([...list, ...page]);
          expect(namedIn(browser).filter((name) => !allowed.has(name))).toEqual([]);
        }
      }),
      { numRuns: process.env.REACH_LONG ? 400 : 6 },
    );
  }, 7_200_000);
});
