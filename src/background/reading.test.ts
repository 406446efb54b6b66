/** Who only looks writes nothing, and what changes nothing is not written. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FakeBrowser } from '../../tests/support/browser.ts';

afterEach(() => vi.unstubAllGlobals());

const TARGET = { id: 'one', name: 'One', url: 'https://one.example/', category: 'NEWS' };

async function checked(build: 'chrome' | 'firefox'): Promise<FakeBrowser> {
  const browser = new FakeBrowser({ build });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  await browser.ask({ request: 'replace-targets', targets: [TARGET] });
  expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
  await browser.clock.settle();
  browser.calls.made = [];
  return browser;
}

const writings = (browser: FakeBrowser) =>
  browser.calls.made.flatMap(({ name }) => (/^storage\.\w+\.(set|remove|clear)$/.test(name) ? name : []));

describe.each(['chrome', 'firefox'] as const)('in %s', (build) => {
  test('a page that opens, a report and a network that is none are answered without writing', async () => {
    const browser = await checked(build);
    expect(await browser.ask({ request: 'get-snapshot' })).toMatchObject({ ok: true, snapshot: { services: [{}] } });
    expect(await browser.ask({ request: 'export-report' })).toMatchObject({ results: [{ id: 'one' }] });
    expect(await browser.ask({ request: 'move-network', to: 'nowhere' })).toMatchObject({ ok: false });
    expect(writings(browser)).toEqual([]);
  });

  test('a worker that wakes for nothing writes nothing', async () => {
    const browser = await checked(build);
    browser.kill();
    await browser.wake();
    expect(writings(browser)).toEqual([]);
  });

  test('what is answered is what is stored, with the evidence', async () => {
    const browser = await checked(build);
    const seen = await browser.ask({ request: 'get-snapshot' });
    if (!seen.ok) throw new Error(seen.error);
    const { observations } = seen.snapshot.services[0] ?? {};
    expect(observations?.length).toBeGreaterThan(0);
    const stored = browser.local.parsed<typeof seen.snapshot>('snapshot');
    expect(JSON.parse(JSON.stringify(seen.snapshot))).toEqual({
      ...stored,
      services: stored?.services.map((one) => ({ ...one, observations })),
    });
  });

  test('after Erase a page that looks leaves nothing behind', async () => {
    const browser = await checked(build);
    expect(await browser.ask({ request: 'erase' })).toEqual({ ok: true });
    expect(await browser.ask({ request: 'get-snapshot' })).toMatchObject({ ok: true, snapshot: { consent: null } });
    await browser.clock.settle();
    expect({ ...browser.local.all, ...browser.session.all }).toEqual({});
  });

  test('what did change is written', async () => {
    const browser = await checked(build);
    await browser.ask({ request: 'set', settings: { theme: 'dark' } });
    expect(browser.local.parsed<{ settings: { theme: string } }>('snapshot')?.settings.theme).toBe('dark');
  });
});
