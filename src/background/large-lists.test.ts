/** Lists of hundreds, a third of them failing: the real background, its work counted. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CHROMIUM_QUOTA } from '../../tests/support/browser/area.ts';
import { fails, openWorld, WORDS, type World } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';
import { MAX_TARGETS } from '../contract/listed.ts';
import type { Ledger } from '../store/ledger.ts';

afterEach(() => vi.unstubAllGlobals());

const open = openWorld('chrome');

/** Every third site is cut by its name. */
const world: World = (asked) => {
  const [, number] = /^site(\d+)\./.exec(asked.host) ?? [];
  return number !== undefined && Number(number) % 3 === 0 ? fails(WORDS.chrome.reset) : open(asked);
};

async function listed(length: number, around = world): Promise<FakeBrowser> {
  const browser = new FakeBrowser({ world: around });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  const target = (number: number) => ({
    id: `site${number}`,
    name: `site${number}.example`,
    url: `https://site${number}.example/`,
    category: 'NEWS',
  });
  await browser.ask({ request: 'replace-targets', targets: Array.from({ length }, (_, number) => target(number)) });
  return browser;
}

async function workOf(length: number) {
  const browser = await listed(length);
  browser.calls.made = [];
  expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
  const of = (kind: string) =>
    browser.calls.made.filter(({ name }) => name.startsWith('storage.') && name.endsWith(kind));
  const bytes = of('.set').reduce((sum, { args }) => sum + JSON.stringify(args).length, 0);
  return { bytes: bytes / length, calls: of('').length / length };
}

/** The most that stands in storage during a round, in bytes. */
async function peakOf(browser: FakeBrowser): Promise<number> {
  let peak = 0;
  browser.calls.seen = ({ name }, moment) => {
    if (name === 'storage.local.set' && moment === 'after') peak = Math.max(peak, browser.local.bytes);
  };
  expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
  browser.calls.seen = () => undefined;
  await browser.clock.pass(5 * 60_000);
  return peak;
}

const keysOf = (browser: FakeBrowser) => [...Object.keys(browser.local.all), ...Object.keys(browser.session.all)];
const ledgerOf = (browser: FakeBrowser) => browser.local.parsed<Ledger>('ledger');
const isFound = (key: string) => key.startsWith('found.');

describe('a round of many sites', { timeout: 120_000 }, () => {
  test('costs for each of them what it costs in a short one: bytes written, and calls of the storage', async () => {
    const [few, many] = [await workOf(60), await workOf(300)];
    expect(many.bytes).toBeLessThan(1.15 * few.bytes);
    expect(many.calls).toBeLessThan(1.15 * few.calls);
    // A whole list of thousands is not written for each of its sites.
    expect(many.bytes).toBeLessThan(70_000);
  });

  test('leaves room for a list as long as may be, a third of it failing', async () => {
    const length = 110;
    const browser = await listed(length);
    await peakOf(browser);
    // With what the round before has left.
    expect(((await peakOf(browser)) / length) * MAX_TARGETS).toBeLessThan(0.9 * CHROMIUM_QUOTA);
  });

  test('keeps every verdict where all sites fail and their proofs have no room', async () => {
    const all: World = (asked) => (/^site/.test(asked.host) ? fails(WORDS.chrome.reset) : open(asked));
    const roomy = await listed(24, all);
    await peakOf(roomy);
    const peak = await peakOf(roomy);
    const browser = await listed(24, all);
    browser.local.quota = 0.8 * peak;
    for (const _ of [1, 2]) await peakOf(browser);
    const { stored = {}, error, running } = ledgerOf(browser) ?? {};
    expect(Object.values(stored).map(({ result }) => result.verdict.reach)).toEqual(Array(24).fill('unreachable'));
    expect([error, running, browser.session.all.trouble]).toEqual([null, null, undefined]);
  });

  test('keeps what was seen of a site once, and nothing of the round beside it', async () => {
    const browser = await listed(60);
    await browser.ask({ request: 'check-now' });
    expect(keysOf(browser).filter(isFound)).toEqual([]);
    expect(browser.local.all).toHaveProperty('evidence');
    expect(JSON.stringify([browser.local.all.ledger, browser.local.all.snapshot])).not.toContain('by_address');
    const seen = await browser.ask({ request: 'get-snapshot' });
    if (!seen.ok) throw new Error(seen.error);
    const probes = seen.snapshot.services.map(({ observations }) => observations.map(({ probe }) => probe));
    expect(probes.every((own) => own.includes('first'))).toBe(true);
    expect(probes.filter((own) => own.includes('by_address'))).toHaveLength(20);
  });

  test('goes on from what was found where the worker died, and asks no site again that was done', async () => {
    const browser = await listed(60);
    const ended = browser.send({ request: 'check-now' }).catch(() => 'gone');
    // Those that fail come first: nothing more is asked of them at once.
    while (keysOf(browser).filter(isFound).length < 45) await browser.clock.pass(50);
    browser.kill();
    expect(await ended).toBe('gone');
    const done = Object.entries(browser.local.all).flatMap(([key, text]) => {
      const { found, target } = JSON.parse(isFound(key) ? String(text) : '{}') as {
        found?: { isFinal: boolean };
        target: string;
      };
      return found?.isFinal ? [target.split('/')[0]] : [];
    });
    expect(done.length).toBeGreaterThan(5);
    const before = browser.wire.sent.length;
    await browser.wake();
    const again = browser.wire.sent.slice(before).map(({ host }) => host.split('.')[0]);
    expect(again.filter((site) => done.includes(site))).toEqual([]);
    expect(Object.keys(ledgerOf(browser)?.stored ?? {})).toHaveLength(60);
    expect(keysOf(browser).filter(isFound)).toEqual([]);
    expect(ledgerOf(browser)).not.toHaveProperty('loose');
  });

  test('leaves nothing of what it found where it was stopped, nor where the worker died on the way', async () => {
    const browser = await listed(60);
    const ended = browser.send({ request: 'check-now' }).catch(() => 'gone');
    while (keysOf(browser).filter(isFound).length < 20) await browser.clock.pass(50);
    browser.calls.seen = ({ name }, moment) => name === 'storage.local.remove' && moment === 'before' && browser.kill();
    await Promise.race([browser.clock.run(browser.send({ request: 'cancel-check' }).catch(() => 'gone')), ended]);
    browser.calls.seen = () => undefined;
    await browser.wake();
    expect(ledgerOf(browser)?.running).toBeNull();
    expect(keysOf(browser).filter(isFound)).toEqual([]);
  });
});
