/** A storage that takes no more, or nothing at all: what matters least goes first, and people are told. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { except, fails, openWorld, WORDS } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';
import type { EvidenceBook } from '../browser/evidence.ts';
import type { Ledger } from '../store/ledger.ts';

afterEach(() => vi.unstubAllGlobals());

type Build = FakeBrowser['build'];

const TARGETS = ['well', 'cut'].map((id) => ({ id, name: id, url: `https://${id}.example/`, category: 'NEWS' }));
const MINUTE_MS = 60_000;

async function begun(build: Build): Promise<FakeBrowser> {
  const world = except(openWorld(build), { 'cut.example': fails(WORDS[build].reset) });
  const browser = new FakeBrowser({ build, world });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  await browser.ask({ request: 'replace-targets', targets: TARGETS });
  expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
  await browser.clock.pass(5 * MINUTE_MS);
  return browser;
}

const ledgerOf = (browser: FakeBrowser) => browser.local.parsed<Ledger>('ledger');

/** A past of many changes, as after weeks on a bad network. */
async function withHistory(browser: FakeBrowser): Promise<void> {
  browser.kill();
  const change = (index: number) => ({
    service: 'cut',
    to: 'down',
    atMs: Date.now() - index * MINUTE_MS,
    network: 'here',
  });
  const history = Array.from({ length: 400 }, (_, index) => change(400 - index));
  browser.local.set({ ledger: JSON.stringify({ ...ledgerOf(browser), history }) });
  await browser.wake();
  expect(ledgerOf(browser)?.history).toHaveLength(400);
}

describe.each(['chrome', 'firefox'] as const)('in %s', (build) => {
  test('old history makes room for new results', async () => {
    const browser = await begun(build);
    await withHistory(browser);
    browser.local.quota = browser.local.bytes + 100;
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
    const ledger = ledgerOf(browser);
    expect(ledger?.history.length).toBeLessThan(12);
    const evidence = browser.local.parsed<EvidenceBook>('evidence');
    expect(evidence?.cut?.observations.length).toBeGreaterThan(1);
    expect(evidence?.well?.observations.length).toBeGreaterThan(0);
    expect(browser.session.all.trouble).toBeUndefined();
  });

  test('where there is room for nothing, it is noted until a whole round was kept again', async () => {
    const browser = await begun(build);
    const before = ledgerOf(browser);
    browser.local.quota = 2_000;
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: false, refusal: 'internal' });
    expect(browser.session.all.trouble).toBe('full');
    expect(ledgerOf(browser)?.lastRound).toEqual(before?.lastRound);
    // What is small finds room again first, and a new worker does not forget the trouble.
    browser.kill();
    browser.local.quota = Number.POSITIVE_INFINITY;
    expect(await browser.ask({ request: 'get-snapshot' })).toMatchObject({ ok: true });
    expect(browser.session.all.trouble).toBe('full');
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
    expect(browser.session.all.trouble).toBeUndefined();
  });

  test.each(['get', 'set'])('where local storage rejects every %s, it is noted until it heals', async (call) => {
    const browser = await begun(build);
    browser.calls.rejects(`storage.local.${call}`, 'An unexpected error occurred');
    // A page that only looks loses nothing by a storage that takes nothing.
    if (call === 'set') expect(await browser.ask({ request: 'check-now' })).toMatchObject({ refusal: 'internal' });
    expect(await browser.ask({ request: 'get-snapshot' })).toMatchObject({ ok: false, refusal: 'internal' });
    expect(browser.session.all.trouble).toBe('broken');
    browser.kill();
    browser.calls.heal();
    expect(await browser.ask({ request: 'get-snapshot' })).toMatchObject({ ok: true });
    expect(browser.session.all.trouble).toBeUndefined();
  });

  test('Erase takes the note along', async () => {
    const browser = await begun(build);
    browser.local.quota = 2_000;
    await browser.ask({ request: 'check-now' });
    expect(browser.stored).toContain('trouble');
    browser.local.quota = Number.POSITIVE_INFINITY;
    expect(await browser.ask({ request: 'erase' })).toEqual({ ok: true });
    await browser.clock.settle();
    expect(browser.stored).not.toContain('trouble');
  });
});
