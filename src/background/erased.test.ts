/** Erase, at whichever call of whatever is under way: nothing stands, shows or waits to ring after it. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { except, fails, openWorld, WORDS } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';

afterEach(() => vi.unstubAllGlobals());

const SITE = 'own.example';
const URL = `https://${SITE}/`;

type Work = (browser: FakeBrowser) => unknown;

/** Calls at the beginning are tried one by one, later ones ever more seldom, but for the nightly run, which tries each. */
const STEP = process.env.REACH_LONG ? Number.POSITIVE_INFINITY : 4;
const FIRST = 4;
/** It makes few calls, and one of them shows a notice: each is tried. */
const CLOSELY = 'a visit that fails';
const LIMIT_MS = process.env.REACH_LONG ? 3_600_000 : 240_000;

/** What may be under way. */
const WORKS: Readonly<Record<string, Work>> = {
  'a round': (browser) => browser.send({ request: 'check-now' }),
  'the clock': (browser) => browser.happen('alarms.onAlarm', { name: 'round', scheduledTime: Date.now() }),
  'a visit that fails': (browser) =>
    browser.happen('webRequest.onErrorOccurred', {
      url: URL,
      tabId: browser.open(URL).id,
      type: 'main_frame',
      error: WORDS[browser.build].reset,
    }),
  'the menu over a page': (browser) =>
    browser.happen('contextMenus.onClicked', { menuItemId: 'page', pageUrl: 'https://other.example/a' }, undefined),
  'a question about a page': (browser) =>
    browser.send({ request: 'check-page', url: 'https://other.example', warned: true }),
  'a test of calls': (browser) => browser.send({ request: 'check-calls', ids: ['telegram'], warned: true }),
  'who runs the network': (browser) => browser.send({ request: 'look-up-network' }),
  'a list': (browser) => browser.send({ request: 'import-targets', text: 'https://other.example/', format: 'text' }),
  'another place': (browser) => browser.send({ request: 'accept-consent', place: 'belarus' }),
  'another network': (browser) => browser.happen('self.online'),
};

const TRACES = /own\.example|other\.example|Home|(outside|russia|belarus)|reachable|Rostelecom|(?<!gap)Ms\W+[1-9]/;

async function inUse(browser: FakeBrowser, place: 'outside' | 'russia'): Promise<void> {
  browser.calls.seen = () => undefined;
  await browser.ask({ request: 'accept-consent', place });
  await browser.ask({
    request: 'replace-targets',
    targets: [{ id: 'own', name: 'Own', url: `${URL}favicon.ico`, category: 'NEWS' }],
  });
  await browser.ask({ request: 'set', settings: { passiveWatch: true, asnLookup: true } });
  await browser.clock.settle();
}

const left = (browser: FakeBrowser) => ({
  stored: new RegExp(`.{0,200}(?:${TRACES.source}).{0,60}`).exec(browser.stored)?.[0] ?? null,
  notices: [...browser.notices.values()],
  alarms: browser.alarms.all.map(({ name }) => name),
  badge: browser.action.badge,
});
const NOTHING = { stored: null, notices: [], alarms: [], badge: '' };

describe.each(['chrome', 'firefox'] as const)('in %s', (build) => {
  const world = except(openWorld(build), { [SITE]: fails(WORDS[build].reset) });

  test.each(Object.keys(WORKS))(
    'nothing is left after Erase, whenever it comes during %s',
    async (name) => {
      const work = WORKS[name];
      if (!work) throw new Error(name);
      const browser = new FakeBrowser({ build, world });
      // A page that nobody has looked at is warned of there.
      const place = name === 'the menu over a page' ? 'russia' : 'outside';
      let tried = 0;
      for (let nth = 1; ; nth += nth < FIRST || name === CLOSELY ? 1 : 1 + Math.floor(nth / STEP)) {
        await inUse(browser, place);
        if (!(await erasedDuring(browser, nth, work))) break;
        tried += 1;
        expect(left(browser), `after call ${nth}`).toEqual(NOTHING);
      }
      expect(tried).toBeGreaterThan(2);
    },
    LIMIT_MS,
  );
});

/** Lets Erase come at the n-th call of what is under way; returns whether there were as many. */
async function erasedDuring(browser: FakeBrowser, nth: number, work: Work): Promise<boolean> {
  let calls = 0;
  let isErased = false;
  browser.calls.seen = (_, moment) => {
    if (isErased || moment !== 'after' || ++calls !== nth) return;
    isErased = true;
    void browser.send({ request: 'erase' });
  };
  void work(browser);
  await browser.clock.settle();
  return isErased;
}
