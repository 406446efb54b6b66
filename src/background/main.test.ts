import { afterEach, describe, expect, test, vi } from 'vitest';
import { except, fails, openWorld, redirect, SILENT, WORDS } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';

afterEach(() => vi.unstubAllGlobals());

describe.each(['chrome', 'firefox'] as const)('the background in %s', { timeout: 30_000 }, (build) => {
  test('asks nothing before the welcome page was answered', async () => {
    const browser = new FakeBrowser({ build });
    await browser.start();
    await browser.happened('runtime.onInstalled', { reason: 'install' });
    expect(await browser.ask({ request: 'check-now', warned: true })).toMatchObject({ ok: false });
    await browser.clock.pass(24 * 60 * 60_000);
    expect(browser.wire.sent).toEqual([]);
    expect(browser.tabs.map(({ url }) => url)).toEqual([`${browser.origin}src/ui/welcome/index.html`]);
  });

  test('tells on a click which site is cut by its name, and goes on by itself from then on', async () => {
    const world = except(openWorld(build), {
      'meduza.io': fails(WORDS[build].reset),
      // Silent by its name, while its address answers without one.
      'wikipedia.org': SILENT,
      'bbc.com': ({ url }) => (url.includes('/landed') ? null : redirect('/landed')),
    });
    const browser = new FakeBrowser({ build, world });
    await browser.ask({ request: 'accept-consent', place: 'outside' });
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
    const seen = await browser.ask({ request: 'get-snapshot' });
    if (!seen.ok) throw new Error(seen.error);
    const { snapshot } = seen;
    expect(snapshot.network?.state).toBe('online');
    const failed = snapshot.services.filter(({ result }) => result && result.verdict.reach !== 'reachable');
    expect(failed.map(({ id, result }) => [id, result?.verdict.cause])).toEqual([
      ['meduza', 'blocking'],
      ['wikipedia', 'blocking'],
    ]);
    expect(browser.action).toMatchObject({ badge: '2', icon: '/icons/some-16.png' });

    browser.kill();
    const before = browser.wire.sent.length;
    await browser.clock.pass(40 * 60_000);
    expect(browser.lives).toBeGreaterThan(1);
    expect(browser.wire.sent.length).toBeGreaterThan(before);
  });
});
