/**
 * The worker dies at every call of the storage, and the browser with it: of a round, of emptying, of erasing. Whatever was there
 * before is there afterwards, once, and nothing is said of a site that its round has not seen. All of them with REACH_LONG=1.
 */
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { type Image, imageOf, momentsOf, restore } from '../../tests/support/browser/image.ts';
import { except, fails, openWorld, redirect, TRUE_ADDRESS, WORDS } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';
import { SERVICES } from '../catalog/services.ts';
import type { Change, Verdict } from '../core/types.ts';
import type { Message } from '../protocol.ts';
import { EMPTY_LEDGER, type Ledger } from '../store/ledger.ts';

afterEach(() => vi.unstubAllGlobals());

type Build = FakeBrowser['build'];

/** Of four sites one will be cut, one comes back, and two are well all the time. */
const CUT = 'gmail';
const BACK = 'viber';
const KEPT = [CUT, BACK, 'zoom', 'jitsi'];
const excluded = SERVICES.map(({ id }) => id).filter((id) => !KEPT.includes(id));
const MINUTE_MS = 60_000;

/** Of a round, which has many alike, the short run takes the last moments, in which most is written, and a few before. */
const isTried = (index: number, count: number) =>
  process.env.REACH_LONG !== undefined || count < 24 || count - index <= 8 || index % 9 === 0;

const counted = { deaths: 0, calls: 0, ms: 0 };
afterAll(() => {
  if (process.env.REACH_LONG)
    console.log(
      `${counted.deaths} deaths, over ${counted.calls} calls of the storage, in ${Math.round(counted.ms / 1000)} s`,
    );
});

interface Life {
  readonly browser: FakeBrowser;
  readonly image: Image;
}

function ledgerOf({ local, session }: FakeBrowser): Ledger {
  return local.parsed<Ledger>('ledger') ?? session.parsed<Ledger>('ledger') ?? EMPTY_LEDGER;
}

/** A network that ends each connection with this name in it, and lets everything else pass. */
const cutting = (build: Build, host: string) =>
  except(openWorld(build), {
    [host]: ({ url }) =>
      url.startsWith('http:') ? { ...redirect(`https://${host}/`), address: TRUE_ADDRESS } : fails(WORDS[build].reset),
  });

/** A person outside, in the third week: news of one site, a name for the network, a visit that failed, a list. */
async function live(build: Build): Promise<Life> {
  const browser = new FakeBrowser({ build });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  const settings = { excluded, passiveWatch: true, networkName: 'Home', language: 'uk' } as const;
  expect(await browser.ask({ request: 'set', settings })).toEqual({ ok: true });
  const list = { request: 'import-targets', format: 'text', text: 'https://own.example/' } as const;
  expect(await browser.ask(list)).toMatchObject({ added: 1 });
  await browser.ask({ request: 'check-now' });
  await browser.clock.pass(5 * MINUTE_MS);
  browser.world = cutting(build, 'www.viber.com');
  await browser.ask({ request: 'check-now' });
  await browser.clock.pass(5 * MINUTE_MS);
  const visit = { url: 'https://zoom.us/', error: WORDS[build].reset, tabId: 7, type: 'main_frame', incognito: false };
  browser.tabs.push({ id: 7, url: visit.url, active: false, incognito: false });
  await browser.happened('webRequest.onErrorOccurred', visit);
  const ledger = ledgerOf(browser);
  expect(ledger.history.map(told)).toEqual([`${BACK} down`]);
  expect(ledger.failedVisits).toHaveLength(1);
  browser.world = cutting(build, 'mail.google.com');
  browser.kill();
  await browser.clock.settle();
  return { browser, image: imageOf(browser) };
}

const lives = new Map<Build, Promise<Life>>();

/** The same life for all tests of a build, back at its beginning. */
async function lived(build: Build): Promise<Life> {
  const life = lives.get(build) ?? live(build);
  lives.set(build, life);
  const { browser, image } = await life;
  restore(browser, image);
  return life;
}

const WAYS = ['worker', 'browser'] as const;
type Way = (typeof WAYS)[number];

/** The worker died: whatever rings or is clicked next wakes it. Or the whole browser did, and is opened again. */
async function comesBack(browser: FakeBrowser, image: Image, way: Way): Promise<void> {
  restore(browser, image);
  const { lives } = browser;
  counted.deaths += 1;
  if (way === 'browser') await browser.restart();
  // Half a minute until the alarm of a round that was left, and as long for its end.
  await browser.clock.pass(MINUTE_MS + 1);
  if (browser.lives === lives) await browser.ask({ request: 'get-snapshot' });
  await browser.clock.settle();
}

/** Runs `check` after each death that `work` can meet; in the short run after some of them. */
async function afterEachDeath(
  { browser, image }: Life,
  work: () => Promise<unknown>,
  check: (image: Image, way: Way) => Promise<void>,
): Promise<void> {
  const fromMs = process.hrtime.bigint();
  restore(browser, image);
  await browser.wake();
  const { calls, moments } = await momentsOf(browser, work);
  const deaths = moments.flatMap((moment) => WAYS.map((way) => ({ ...moment, way })));
  const faults: string[] = [];
  for (const { image: died, at, way } of deaths.filter((_, index) => isTried(index, deaths.length))) {
    await comesBack(browser, died, way);
    await check(died, way).catch((error: Error) => faults.push(`${way} dies ${at}: ${error.message}`));
  }
  counted.calls += calls;
  counted.ms += Number(process.hrtime.bigint() - fromMs) / 1e6;
  expect(faults).toEqual([]);
}

const settingsOf = ({ local }: Pick<Image, 'local'>) => ({ settings: local.settings, consent: local.consent });
const alarmsOf = ({ alarms }: FakeBrowser) => alarms.all.map(({ name }) => name).sort();
const idsOf = (notices: readonly { id: string }[]) => [...new Set(notices.map(({ id }) => id))];
const told = ({ service, to }: Change) => `${service} ${to}`;
const short = ({ reach, cause, method }: Verdict) => [reach, cause, method].join(' ');
const verdictsOf = ({ stored }: Ledger) =>
  Object.fromEntries(Object.entries(stored).map(([id, { result }]) => [id, short(result.verdict)]));

const CHANGES: Readonly<Record<string, Message>> = {
  'another place, which keeps results': { request: 'accept-consent', place: 'russia' },
  'another place, which keeps none': { request: 'accept-consent', place: 'occupied' },
  'results in memory only': { request: 'set', settings: { memoryOnly: true } },
  'no consent': { request: 'withdraw-consent' },
  'another list': {
    request: 'replace-targets',
    targets: [{ id: 'two', name: 'Two', url: 'https://two.example/', category: 'NEWS' }],
  },
  'more on the list': { request: 'import-targets', format: 'text', text: 'https://three.example/' },
};

/** What was chosen, as text; a consent tells when it was given, which is no matter. */
function chosenOf({ local: { settings, consent } }: Pick<Image, 'local'>) {
  const { place } = (consent ?? { place: 'unsaid' }) as { place: string };
  return { settings: JSON.stringify(settings), consent: consent === undefined ? undefined : place, place };
}

/** What only use leaves behind; the pace of a place is a time as well. */
const TRACES = /own\.example|Home|outside|reachable|(?<!gap)Ms\W+[1-9]/;

/** Noise that was written over what was removed goes again. */
function expectNoNoise({ local, session }: FakeBrowser): void {
  const known = ['consent', 'evidence', 'ledger', 'lookups', 'settings', 'snapshot'];
  expect([...Object.keys(local.all), ...Object.keys(session.all)].filter((key) => !known.includes(key))).toEqual([]);
}

describe.each(['chrome', 'firefox'] as const)('in %s', { timeout: 600_000 }, (build) => {
  test.each(['click', 'alarm'] as const)('a round by %s loses, doubles and invents nothing', async (how) => {
    const life = await lived(build);
    const { browser, image } = life;
    const round = () => (how === 'click' ? browser.ask({ request: 'check-now' }) : browser.ring('round'));
    const before = JSON.parse(String(image.local.ledger)) as Ledger;
    await browser.wake();
    await round();
    const undisturbed = ledgerOf(browser);
    expect(undisturbed.history.slice(1).map(told).sort()).toEqual([`${CUT} down`, `${BACK} up`]);

    await afterEachDeath(life, round, async (died) => {
      const after = ledgerOf(browser);
      const { running } = JSON.parse(String(died.local.ledger)) as Ledger;
      if (running) expect(after.lastRound?.id).toBe(running.id);
      expect(settingsOf({ local: browser.local.all })).toEqual(settingsOf(image));
      expect(after.history.slice(0, before.history.length)).toEqual(before.history);
      expect(after.failedVisits).toEqual(before.failedVisits);
      expect(after.networks.map(({ key, name }) => [key, name])).toEqual(
        before.networks.map(({ key, name }) => [key, name]),
      );
      expect(after).toMatchObject({ running: null, outbox: [], error: null });
      expect(alarmsOf(browser)).toEqual(['forget', 'round']);
      // Each site has its old word or the new one, whole.
      const [olds, news] = [verdictsOf(before), verdictsOf(undisturbed)];
      for (const [id, verdict] of Object.entries(verdictsOf(after))) expect([olds[id], news[id]]).toContain(verdict);
      expect(Object.keys(after.stored).sort()).toEqual(Object.keys(before.stored).sort());

      await browser.clock.pass(5 * MINUTE_MS);
      expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
      const end = ledgerOf(browser);
      expect(end.history.slice(before.history.length).map(told).sort()).toEqual([`${CUT} down`, `${BACK} up`]);
      expect(verdictsOf(end)).toEqual(news);
      expect(idsOf(browser.shown)).toHaveLength(idsOf(image.notices).length + 1);
    });
  });

  test.each(Object.keys(CHANGES))('%s: what was chosen stays, as it was or as it is to be', async (name) => {
    const life = await lived(build);
    const { browser, image } = life;
    const change = CHANGES[name];
    if (!change) throw new Error(name);
    const work = async () => expect(await browser.ask(change)).toMatchObject({ ok: true });
    await browser.wake();
    await work();
    await browser.clock.settle();
    const [before, after] = [chosenOf(image), chosenOf(imageOf(browser))];

    await afterEachDeath(life, work, async (died, way) => {
      const now = imageOf(browser);
      const { settings, consent, place } = chosenOf(now);
      // Chromium's files go as a whole or not at all: between their end and what is written anew a browser must not die.
      const wasEmptied = build === 'chrome' && way === 'browser' && !('settings' in died.local);
      if (wasEmptied) expect([settings, consent]).toEqual([undefined, undefined]);
      else expect([before.settings, after.settings]).toContain(settings);
      expect([before.consent, after.consent, undefined]).toContain(consent);
      expectNoNoise(browser);
      // Results are of the place that holds, and where they may be.
      const ledger = ledgerOf(browser);
      expect(ledger.place).toBe(place);
      if (place !== 'outside') expect([ledger.history, ledger.stored]).toEqual([[], {}]);
      const isMemory = place !== 'outside' || settings?.includes('"memoryOnly":true');
      expect(Object.keys(isMemory && place !== 'russia' ? now.local : now.session)).not.toContain('ledger');
      if (consent === before.consent && settings === before.settings) expect(ledger.history).toHaveLength(1);
      expect(ledger).toMatchObject({ running: null, error: null });
    });
  });

  test.each(['message', 'key'] as const)('erasing by %s is done to the end, or not begun', async (how) => {
    const life = await lived(build);
    const { browser, image } = life;
    const erase = async () => {
      if (how === 'key') return browser.happened('commands.onCommand', 'erase');
      expect(await browser.ask({ request: 'erase' })).toEqual({ ok: true });
    };
    await afterEachDeath(life, erase, async (died) => {
      const isBegun = JSON.stringify(died.local) !== JSON.stringify(image.local);
      if (isBegun) expect(browser.stored).not.toMatch(TRACES);
      expectNoNoise(browser);
    });
  });
});
