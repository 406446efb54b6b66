/** What the browser lets nobody ask: all sites, some of them, or those that it keeps from extensions. Nothing is said of them. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { answer, except, fails, openWorld, redirect, WORDS } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';

afterEach(() => vi.unstubAllGlobals());

const TARGETS = ['one', 'two', 'shut'].map((id) => ({
  id,
  name: id,
  url: `https://${id}.example/favicon.ico`,
  category: 'NEWS',
}));

async function begun(browser: FakeBrowser): Promise<FakeBrowser> {
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  await browser.ask({ request: 'replace-targets', targets: TARGETS });
  return browser;
}

async function told(browser: FakeBrowser): Promise<Record<string, string>> {
  const report = await browser.ask({ request: 'export-report' });
  if (!('results' in report)) throw new Error('no report');
  return Object.fromEntries(
    report.results.map(({ id, reach, cause, rule_id }) => [id, `${reach} ${cause} ${rule_id}`]),
  );
}

const isListed = ({ host }: { host: string }) => host.endsWith('.example');

describe.each(['chrome', 'firefox'] as const)('in %s', (build) => {
  test('a host that the browser keeps from extensions is not checked, and nobody else is asked about it', async () => {
    const browser = await begun(new FakeBrowser({ build }));
    browser.keptHosts.add('shut.example');
    await browser.ask({ request: 'check-now' });
    expect(await told(browser)).toEqual({
      one: 'reachable null answer',
      two: 'reachable null answer',
      shut: 'not_checked null local-extension',
    });
    expect(browser.wire.sent.filter(({ url }) => url.includes('dns='))).toEqual([]);
  });

  test('so is one that a blocker, or protection from trackers, stops; what was known is not told as changed', async () => {
    const word = build === 'chrome' ? 'net::ERR_BLOCKED_BY_CLIENT' : 'NS_ERROR_TRACKING_URI';
    const browser = await begun(new FakeBrowser({ build }));
    await browser.ask({ request: 'check-now' });
    await browser.clock.pass(5 * 60_000);
    browser.world = except(openWorld(build), { 'shut.example': fails(word) });
    await browser.ask({ request: 'check-now' });
    expect((await told(browser)).shut).toBe('not_checked null local-extension');
    expect(browser.shown).toEqual([]);
  });

  test('with access to some sites those are checked; of the others nothing leaves the browser', async () => {
    const world = except(openWorld(build), { 'two.example': fails(WORDS[build].reset) });
    const browser = await begun(new FakeBrowser({ build, world }));
    await browser.withdrawHosts('https://one.example/*', '*://*.two.example/*');
    await browser.clock.settle();
    browser.wire.sent.length = 0;
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
    expect(await told(browser)).toEqual({
      one: 'reachable null answer',
      // Nobody else may be asked, so that nothing explains it.
      two: 'unreachable network local-impaired',
      shut: 'not_checked null local-permission',
    });
    expect(browser.wire.sent.filter((sent) => !isListed(sent) || sent.host === 'shut.example')).toEqual([]);
  });

  test('a redirect to a site without access is not followed: it would learn which extension asks', async () => {
    const world = except(openWorld(build), {
      'one.example': redirect('https://elsewhere.example/'),
      'two.example': answer(),
    });
    const browser = await begun(new FakeBrowser({ build, world }));
    await browser.withdrawHosts('https://one.example/*', 'https://two.example/*');
    await browser.ask({ request: 'check-now' });
    expect(browser.wire.sent.map(({ host }) => host)).not.toContain('elsewhere.example');
    expect((await told(browser)).one).toMatch(/^reachable/);
  });

  test('where none of the sites may be asked, the refusal says that access is missing', async () => {
    const browser = await begun(new FakeBrowser({ build }));
    await browser.withdrawHosts('https://elsewhere.example/*');
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: false, refusal: 'permission' });
    expect(await browser.ask({ request: 'check-calls' })).toMatchObject({ ok: false, refusal: 'permission' });
    expect(browser.wire.sent).toEqual([]);
  });

  test('access that is given again is used at once', async () => {
    const browser = await begun(new FakeBrowser({ build }));
    await browser.withdrawHosts('https://one.example/*');
    await browser.ask({ request: 'check-now' });
    await browser.clock.pass(5 * 60_000);
    browser.grant(['http://*/*', 'https://*/*']);
    await browser.ask({ request: 'check-now' });
    expect(Object.values(await told(browser))).toEqual(TARGETS.map(() => 'reachable null answer'));
  });
});
