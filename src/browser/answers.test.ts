import { afterEach, expect, test, vi } from 'vitest';
import { openWorld } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';

afterEach(() => vi.unstubAllGlobals());

test.each(['chrome', 'firefox'] as const)('%s is told to forget before the first request goes out', async (build) => {
  const browser = new FakeBrowser({ build, world: openWorld(build) });
  const asked: number[] = [];
  const world = browser.world;
  browser.world = (request) => {
    asked.push(browser.sessionRules.size);
    return world(request);
  };
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  expect(await browser.ask({ request: 'check-now', ids: ['wikipedia'] })).toMatchObject({ ok: true });
  expect(asked.length).toBeGreaterThan(3);
  expect(new Set(asked)).toEqual(new Set([1]));
  expect(JSON.stringify([...browser.sessionRules])).toContain('strict-transport-security');
});

test('a browser that was restarted is told again', async () => {
  const browser = new FakeBrowser({ build: 'chrome', world: openWorld('chrome') });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  await browser.ask({ request: 'check-now', ids: ['wikipedia'] });
  await browser.restart();
  expect(browser.sessionRules.size).toBe(0);
  await browser.ask({ request: 'check-now', ids: ['wikipedia'] });
  expect(browser.sessionRules.size).toBe(1);
});

test('a browser that cannot is asked all the same, and once more in the next round', async () => {
  const browser = new FakeBrowser({ build: 'firefox', world: openWorld('firefox') });
  browser.calls.rejects('declarativeNetRequest.updateSessionRules', 'not here');
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  expect(await browser.ask({ request: 'check-now', ids: ['wikipedia'] })).toMatchObject({ ok: true });
  browser.calls.heal();
  await browser.ask({ request: 'check-now', ids: ['wikipedia'] });
  expect(browser.sessionRules.size).toBe(1);
});
