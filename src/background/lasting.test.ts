/** What must never stop, over the real background: each of these once ended the checks for good, or lost something. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { except, fails, openWorld, WORDS } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';
import type { Ledger } from '../store/ledger.ts';

afterEach(() => vi.unstubAllGlobals());

const DAY_MS = 24 * 60 * 60_000;
const SITE = { id: 'one', name: 'One', url: 'https://one.example/', category: 'NEWS' };

async function begun(build: 'chrome' | 'firefox' = 'chrome'): Promise<FakeBrowser> {
  const browser = new FakeBrowser({ build });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  await browser.ask({ request: 'replace-targets', targets: [SITE] });
  return browser;
}

const isPlanned = (browser: FakeBrowser) => {
  const due = browser.alarms.get('round')?.scheduledTime ?? 0;
  return due > Date.now() && due < Date.now() + DAY_MS;
};

describe('the next check is planned', { timeout: 30_000 }, () => {
  test('after a round in which nothing was due', async () => {
    const browser = await begun();
    await browser.ask({ request: 'check-now' });
    // A small site is due once a day.
    await browser.ring('round');
    expect(isPlanned(browser)).toBe(true);
  });

  test('after a round that was refused, so that it goes on when access is given again', async () => {
    const browser = await begun();
    await browser.withdrawHosts();
    await browser.clock.settle();
    await browser.ring('round');
    expect(isPlanned(browser)).toBe(true);
  });

  test('where a clock that ran ahead left an alarm in another year', async () => {
    const browser = await begun();
    browser.kill();
    browser.alarms.create('round', { when: Date.now() + 400 * DAY_MS });
    await browser.wake();
    expect(isPlanned(browser)).toBe(true);
  });

  test('when the extension was switched off and on again', async () => {
    const browser = await begun('firefox');
    browser.kill();
    browser.session.clear();
    browser.alarms.clearAll();
    await browser.wake();
    expect(isPlanned(browser)).toBe(true);
  });

  test.each(['notifications.create', 'action.setIcon', 'alarms.clear'])('where %s fails', async (call) => {
    const browser = await begun();
    await browser.ask({ request: 'check-now' });
    browser.calls.rejects(call, 'not today');
    browser.world = except(openWorld('chrome'), { 'one.example': fails(WORDS.chrome.reset) });
    for (let round = 0; round < 2; round += 1) await browser.ask({ request: 'check-now' });
    await browser.ring('round');
    expect(isPlanned(browser)).toBe(true);
  });

  test.each(['get', 'remove'])('where the first steps of a start fail at %s', async (call) => {
    const browser = await begun();
    browser.kill();
    browser.alarms.clearAll();
    browser.calls.rejects(`storage.session.${call}`, 'torn', 1);
    await browser.wake();
    expect(isPlanned(browser)).toBe(true);
  });

  test('where nothing can be read for now', async () => {
    const browser = await begun();
    const heal = browser.calls.rejects(/^storage\..*\.get$/, 'torn');
    await browser.happen('alarms.onAlarm', browser.alarms.get('round'));
    browser.alarms.clear('round');
    await browser.clock.settle();
    heal();
    expect(isPlanned(browser)).toBe(true);
  });
});

const outbox = (browser: FakeBrowser) => browser.local.parsed<Ledger>('ledger')?.outbox ?? [];

test('a notice that fails three times is dropped', async () => {
  const browser = await begun();
  const ledger = browser.local.parsed<Ledger>('ledger');
  const notice = { id: 'round-x', down: ['one'], up: [] };
  browser.local.set({ ledger: JSON.stringify({ ...ledger, outbox: [notice] }) });
  browser.calls.rejects('notifications.create', 'not today');
  for (const left of [1, 1, 0]) {
    browser.kill();
    await browser.wake();
    expect(outbox(browser)).toHaveLength(left);
  }
  browser.calls.heal();
  browser.kill();
  await browser.wake();
  expect(browser.shown).toEqual([]);
});

test('two imports at once keep both', async () => {
  const browser = await begun();
  browser.calls.latencyMs = 2;
  const list = (name: string) =>
    browser.send({ request: 'import-targets', format: 'text', text: `https://${name}.example/` });
  const both = await browser.clock.run(Promise.all([list('two'), list('three')]));
  expect(both).toMatchObject([{ added: 1 }, { added: 1 }]);
  expect(browser.stored).toContain('two.example');
  expect(browser.stored).toContain('three.example');
});

test('what a person said of a network stays, though the network seems to change at the same moment', async () => {
  const browser = await begun('firefox');
  const now = { asn: 64500, operator: 'Example', atMs: Date.now(), key: 'here' };
  browser.session.set({ lookups: { now, keys: [], kept: [] } });
  browser.calls.latencyMs = 2;
  const kept = browser.send({ request: 'keep-place' });
  void browser.happen('self.online');
  expect(await browser.clock.run(kept)).toEqual({ ok: true });
  await browser.clock.settle();
  expect(browser.session.all.lookups).toMatchObject({ now: null, kept: [64500] });
});

test('a request waits until what a purge was to keep is back in its place', async () => {
  const browser = await begun();
  browser.kill();
  const kept = browser.local.get(['settings', 'consent']);
  browser.local.clear();
  browser.session.set({ purgeKeeps: kept });
  browser.calls.latencyMs = 5;
  // Before it waits for its turn it reads the consent.
  expect(await browser.ask({ request: 'check-page', url: SITE.url })).toMatchObject({ ok: true });
  expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
});

test.each(['full', 'torn'])(
  'where the storage is %s, a page that opens is told, and what was chosen stays',
  async (how) => {
    const browser = await begun();
    if (how === 'full') browser.local.quota = browser.local.bytes;
    else browser.calls.rejects(/^storage\.\w+\.set$/, 'torn');
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: false, refusal: 'internal' });
    if (how === 'torn')
      expect(await browser.ask({ request: 'get-snapshot' })).toMatchObject({ ok: false, refusal: 'internal' });
    browser.local.quota = Number.POSITIVE_INFINITY;
    browser.calls.heal();
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
    expect(browser.stored).toContain('one.example');
  },
);

test('a round that could not ask at all is not told as done, and the next one is', async () => {
  const browser = await begun();
  browser.calls.rejects('offscreen.createDocument', 'not today');
  expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: false, refusal: 'internal' });
  browser.calls.heal();
  expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
});
