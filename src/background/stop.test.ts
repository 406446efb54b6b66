/** Whatever changes, at whichever call of a round: nothing more is sent from that moment on. */
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { except, fails, openWorld, SILENT, WORDS } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';

afterEach(() => vi.unstubAllGlobals());

/** Calls at the beginning are tried one by one, later ones ever more seldom, but for the nightly run, which tries each. */
const STEP = process.env.REACH_LONG ? Number.POSITIVE_INFINITY : 2;
const LIMIT_MS = process.env.REACH_LONG ? 3_600_000 : 600_000;

let histories = 0;
afterAll(() => {
  if (process.env.REACH_LONG) console.log(`${histories} histories, each with its change at another call`);
});

const TARGETS = ['cut.example', 'silent.example', 'well.example'].map((host) => ({
  id: host.slice(0, 4),
  name: host,
  url: `https://${host}/favicon.ico`,
  category: 'NEWS',
}));

const CHANGES: Readonly<Record<string, (browser: FakeBrowser) => unknown>> = {
  'the place, with consent': (browser) => browser.send({ request: 'accept-consent', place: 'occupied' }),
  'the place alone': (browser) => browser.send({ request: 'set', settings: { place: 'russia' } }),
  'no consent': (browser) => browser.send({ request: 'withdraw-consent' }),
  'a setting': (browser) => browser.send({ request: 'set', settings: { tiers: ['A'] } }),
  'another list': (browser) => browser.send({ request: 'replace-targets', targets: TARGETS.slice(0, 1) }),
  'access taken back': (browser) => {
    browser.hosts = new Set();
    return browser.happen('permissions.onRemoved', { origins: ['https://*/*'] });
  },
  'a policy': (browser) => {
    browser.policy = { place: 'occupied' };
    return browser.happen('storage.onChanged', {}, 'managed');
  },
  'the button that stops': (browser) => browser.send({ request: 'cancel-check' }),
  'erase by key': (browser) => browser.happen('commands.onCommand', 'erase'),
  erase: (browser) => browser.send({ request: 'erase' }),
};

/** Puts everything back as a person outside would have it. */
async function prepare(browser: FakeBrowser): Promise<void> {
  browser.calls.seen = () => undefined;
  browser.policy = {};
  browser.hosts = new Set(['http://*/*', 'https://*/*']);
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  await browser.ask({ request: 'replace-targets', targets: TARGETS });
  await browser.ask({ request: 'set', settings: { controlHelper: ['https://helper.example/'] } });
  await browser.clock.settle();
  // Hundreds of histories later its time has come, and a round that a clock begins after a mild change is as it should be.
  browser.alarms.clearAll();
}

/** Lets the change come at the n-th call of a round, and returns what was sent after it; null where the round had fewer calls. */
async function sentAfter(
  browser: FakeBrowser,
  nth: number,
  change: (browser: FakeBrowser) => unknown,
): Promise<string[] | null> {
  let calls = 0;
  let before: { sent: number; made: number } | null = null;
  const changed = () => {
    void change(browser);
    before = { sent: browser.wire.sent.length, made: browser.calls.made.length };
  };
  browser.calls.seen = (_, moment) => {
    if (before === null && moment === 'after' && ++calls === nth) changed();
  };
  await browser.ask({ request: 'check-now' });
  await browser.clock.settle();
  browser.calls.seen = () => undefined;
  if (before === null) return null;
  const { sent, made } = before;
  return [
    ...browser.wire.sent.slice(sent).map(({ url }) => url),
    // What was called before has left, though it takes effect later.
    ...browser.calls.made.slice(made).flatMap(({ name, args }) => (name === 'dns.resolve' ? String(args[0]) : [])),
  ];
}

describe.each(['chrome', 'firefox'] as const)('a round in %s', (build) => {
  const world = except(openWorld(build), {
    'cut.example': fails(WORDS[build].reset),
    'silent.example': SILENT,
    'helper.example': fails(WORDS[build].refused),
  });

  test.each(Object.keys(CHANGES))(
    'ends with %s, whenever it comes',
    async (name) => {
      const change = CHANGES[name];
      if (!change) throw new Error(name);
      const browser = new FakeBrowser({ build, world });
      await browser.wake();
      let tried = 0;
      for (let nth = 1; ; nth += 1 + Math.floor(nth / STEP)) {
        await prepare(browser);
        const sent = await sentAfter(browser, nth, change);
        if (sent === null) break;
        tried += 1;
        histories += 1;
        expect(sent, `after call ${nth}`).toEqual([]);
      }
      expect(tried).toBeGreaterThan(7);
    },
    LIMIT_MS,
  );

  test.each(Object.keys(CHANGES))(
    'that a clock or a click begins while %s is being written asks under what holds afterwards',
    async (name) => {
      const change = CHANGES[name];
      if (!change) throw new Error(name);
      const browser = new FakeBrowser({ build, world });
      await browser.wake();
      let tried = 0;
      for (let nth = 1; ; nth += 1 + Math.floor(nth / STEP)) {
        await prepare(browser);
        const sent = await sentDuring(browser, nth, change);
        if (sent === null) break;
        tried += 1;
        histories += 1;
        // The list is of sites that stay on it only where a person outside, with access, has agreed.
        if (!MILD.includes(name)) expect(sent, `after call ${nth}`).toEqual([]);
      }
      expect(tried).toBeGreaterThan(2);
    },
    LIMIT_MS,
  );
});

/** Changes after which a round may well begin anew. */
const MILD = ['a setting', 'another list', 'the button that stops'];

/** Lets a round begin at the n-th call of a change, and returns what was asked of the list after the change was answered. */
async function sentDuring(
  browser: FakeBrowser,
  nth: number,
  change: (browser: FakeBrowser) => unknown,
): Promise<string[] | null> {
  let calls = 0;
  let begun: Promise<unknown> | null = null;
  browser.calls.seen = (_, moment) => {
    if (begun !== null || moment !== 'after' || ++calls !== nth) return;
    begun = browser.happen('alarms.onAlarm', { name: 'round', scheduledTime: Date.now() });
    void browser.send({ request: 'check-now', warned: true });
  };
  void change(browser);
  const before = browser.wire.sent.length;
  await browser.clock.settle();
  browser.calls.seen = () => undefined;
  if (begun === null) return null;
  const listed = TARGETS.map(({ url }) => new URL(url).hostname);
  return browser.wire.sent.slice(before).flatMap(({ host, url }) => (listed.includes(host) ? url : []));
}
