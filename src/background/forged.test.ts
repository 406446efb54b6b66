/** Pages over plain http that may be forged, over the real background: they are called so only where they last. */
import { afterEach, expect, test, vi } from 'vitest';
import { answer, except, openWorld, TRUE_ADDRESS, type World } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';
import type { Snapshot } from '../protocol.ts';

afterEach(() => vi.unstubAllGlobals());

const SITE = { id: 'one', name: 'One', url: 'http://one.example/', category: 'NEWS' };
const OUTSIDE = JSON.stringify({
  http_request: { body_length: 20_000, failure: null, title: 'One', headers: {}, status_code: 200 },
  dns: { failure: null, addrs: [TRUE_ADDRESS] },
  tcp_connect: {},
});
const page = (title: string, bytes: number) => answer(200, `<html><title>${title}</title>${'x'.repeat(bytes)}</html>`);

async function ruleIn(build: 'chrome' | 'firefox', site: World): Promise<{ rule: string | undefined; asked: number }> {
  const browser = new FakeBrowser({ build });
  await browser.ask({ request: 'accept-consent', place: 'outside' });
  await browser.ask({ request: 'set', settings: { controlHelper: ['https://helper.example/'] } });
  await browser.ask({ request: 'replace-targets', targets: [SITE] });
  let asked = 0;
  const counted: World = (one) => {
    asked += 1;
    return site(one);
  };
  browser.world = except(openWorld(build), { 'helper.example': answer(200, OUTSIDE), 'one.example': counted });
  await browser.ask({ request: 'check-now' });
  const { snapshot } = (await browser.ask({ request: 'get-snapshot' })) as unknown as { snapshot: Snapshot };
  return { rule: snapshot.services.find(({ id }) => id === 'one')?.result?.verdict.ruleId, asked };
}

test.each(['chrome', 'firefox'] as const)('another page that lasts is told as one, in %s', async (build) => {
  const { rule, asked } = await ruleIn(build, () => page('Denied', 200));
  expect(rule).toBe('http-other-page');
  expect(asked).toBe(3);
});

test.each(['chrome', 'firefox'] as const)('one that is gone ten seconds later is none, in %s', async (build) => {
  let firstMs: number | null = null;
  const { rule } = await ruleIn(build, ({ atMs }) => {
    firstMs ??= atMs;
    return atMs - firstMs < 8_000 ? page('Denied', 200) : page('One', 20_000);
  });
  expect(rule).toBe('answer-plain');
});

test('the true page is not asked for again', async () => {
  const { rule, asked } = await ruleIn('chrome', () => page('One', 20_000));
  expect([rule, asked]).toEqual(['http-same-page', 2]);
});
