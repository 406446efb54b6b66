/** Erase, whatever else is broken. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FakeBrowser } from '../../tests/support/browser.ts';

afterEach(() => vi.unstubAllGlobals());

const FAULTS: Readonly<Record<string, (browser: FakeBrowser) => void>> = {
  'nothing is wrong': () => undefined,
  'the ledger is damaged': (browser) => browser.local.set({ ledger: DAMAGED }),
  'the storage is full': (browser) => void browser.calls.rejects(/storage\.\w+\.set/, 'QuotaExceededError'),
  'the policy store hangs': (browser) => void browser.calls.hangs('storage.managed.get'),
  'no notice can be listed': (browser) => void browser.calls.rejects('notifications.getAll', 'no'),
  'notices hang': (browser) => void browser.calls.hangs(/notifications/),
  'alarms hang': (browser) => void browser.calls.hangs(/alarms/),
  'permissions hang': (browser) => void browser.calls.hangs('permissions.contains'),
  'the frame never loads': (browser) => {
    browser.offscreen.isDeaf = true;
  },
};

/** What only use leaves behind: the catalogue itself, with nothing found, is no trace of anybody. */
const TRACES = /own\.example|Home|(outside|russia)|reachable|(?<!gap)Ms\W+[1-9]/;

const isEmpty = ({ local, session }: FakeBrowser) => Object.keys({ ...local.all, ...session.all }).length === 0;

const DAMAGED = JSON.stringify({
  version: 1,
  stored: { whatsapp: {}, signal: null },
  tracks: {},
  outbox: [],
  history: [],
});

async function inUse(build: 'chrome' | 'firefox'): Promise<FakeBrowser> {
  const browser = new FakeBrowser({ build });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  const target = { id: 'own', name: 'Own', url: 'https://own.example/', category: 'NEWS' };
  await browser.ask({ request: 'replace-targets', targets: [target] });
  await browser.ask({ request: 'check-now' });
  expect(browser.stored).toMatch(TRACES);
  return browser;
}

/** Time after which both areas were first seen empty, in ms of the browser's clock; null where they never were. */
async function emptyAfter(browser: FakeBrowser, erase: () => Promise<unknown>): Promise<number | null> {
  const fromMs = Date.now();
  const erased = erase();
  let emptyMs: number | null = null;
  browser.calls.seen = () => {
    if (isEmpty(browser)) emptyMs ??= Date.now() - fromMs;
  };
  await browser.clock.pass(200);
  if (isEmpty(browser)) emptyMs ??= 200;
  void erased;
  return emptyMs;
}

describe.each(['chrome', 'firefox'] as const)('in %s', (build) => {
  test.each(Object.keys(FAULTS))('all is gone within 200 ms and stays gone where %s', async (fault) => {
    const browser = await inUse(build);
    // In the middle of a round, and of a change that waits for its turn.
    void browser.send({ request: 'check-now' });
    await browser.clock.pass(5);
    FAULTS[fault]?.(browser);
    void browser.send({ request: 'set', settings: { networkName: 'Home' } });
    const sent = { answer: null as unknown };
    const erased = browser.send({ request: 'erase' });
    void erased.then((answer) => {
      sent.answer = answer;
    });
    expect(await emptyAfter(browser, () => erased)).not.toBeNull();
    expect(sent.answer).toEqual({ ok: true });
    expect(browser.stored).not.toMatch(TRACES);
    browser.calls.heal();
    await browser.clock.settle();
    expect(browser.stored).not.toMatch(TRACES);
  });

  test.each(Object.keys(FAULTS))('by keyboard, also by a worker that it woke, where %s', async (fault) => {
    const browser = await inUse(build);
    browser.kill();
    FAULTS[fault]?.(browser);
    await browser.start();
    const before = browser.wire.sent.length;
    expect(await emptyAfter(browser, () => browser.happen('commands.onCommand', 'erase'))).not.toBeNull();
    expect(browser.stored).not.toMatch(TRACES);
    expect(browser.wire.sent.length).toBe(before);
    expect(browser.action.badge).toBe('');
  });

  test('what cannot be cleared is said: on the page, and by badge and notice where a key was pressed', async () => {
    const browser = await inUse(build);
    browser.calls.rejects(/storage\.local\.(clear|remove)/, 'disk error');
    expect(await browser.ask({ request: 'erase' })).toMatchObject({
      ok: false,
      error: expect.stringContaining('local'),
    });
    await browser.happened('commands.onCommand', 'erase');
    expect(browser.action.badge).toBe('!');
    expect(browser.shown.at(-1)?.message).toMatch(/Erasing failed/);
  });

  test('goes past what hangs for good, and the program can be used again afterwards', async () => {
    const browser = await inUse(build);
    const heal = browser.calls.hangs('storage.managed.get');
    // The first hangs within its turn, in which nobody else may read or write; the others wherever they read.
    void browser.send({ request: 'get-snapshot' });
    void browser.send({ request: 'check-now' });
    await browser.clock.pass(50);
    expect(await browser.ask({ request: 'erase' })).toEqual({ ok: true });
    heal();
    expect(await browser.ask({ request: 'accept-consent', place: 'outside' })).toEqual({ ok: true });
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
    expect(browser.stored).not.toContain('own.example');
  });

  test('where nothing can be read any more nobody says that nothing is left', async () => {
    const browser = await inUse(build);
    browser.calls.rejects('storage.local.get', 'corrupted');
    expect(await browser.ask({ request: 'erase' })).toMatchObject({ ok: false });
  });

  test('where clearing fails and removing does not, all is removed', async () => {
    const browser = await inUse(build);
    browser.calls.rejects(/storage\.\w+\.clear/, 'disk error');
    expect(await browser.ask({ request: 'erase' })).toEqual({ ok: true });
    expect(browser.stored).not.toMatch(TRACES);
  });
});

test('a message that came before, and whose turn comes after, brings nothing back', async () => {
  for (let nth = 1; nth < 40; nth += 4) {
    const browser = await inUse('firefox');
    let calls = 0;
    browser.calls.seen = (_, moment) => {
      if (moment === 'before' && ++calls === nth) void browser.send({ request: 'erase' });
    };
    void browser.send({ request: 'accept-consent', place: 'russia' });
    void browser.send({ request: 'import-targets', text: 'https://own.example/', format: 'text' });
    await browser.clock.settle();
    if (calls >= nth) expect(browser.stored).not.toMatch(TRACES);
  }
}, 120_000);
