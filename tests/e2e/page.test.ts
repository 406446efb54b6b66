import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../scripts/browsers/driver.ts';
import type { Place } from '../../src/core/types.ts';
import { BROWSER, Stage } from './stage.ts';

const HOST = 'page.reach-lab.example';
const CUT = [{ layer: 'tls', kind: 'reset' }] as const;
const SHOTS = process.env.REACH_SHOTS;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.afresh();
}, 180_000);
afterAll(() => stage?.strike());

/** Opens an article of the site in a tab, then the real popup over it. */
async function over<T>(host: string, look: (popup: Page) => Promise<T>): Promise<T> {
  const tab = await stage.browser.openSite(`https://${host}/article/42?q=secret`);
  const popup = await stage.browser.openPopup();
  try {
    await popup.waitFor('document.querySelector(".footer") !== null');
    return await look(popup);
  } finally {
    await popup.close().catch(() => undefined);
    await tab.close();
  }
}

const question = '.page-question > button';
const answer = '[data-id="this-page"]';
const has = (selector: string) => `document.querySelector('${selector}') !== null`;

/** With the keyboard alone. */
async function press(page: Page, selector: string): Promise<void> {
  await page.waitFor(`${has(selector)} && !document.querySelector('${selector}').disabled`);
  await page.evaluate(`document.querySelector('${selector}').focus()`);
  await page.press('Enter');
}

const faultsOf = async (page: Page) => (await page.axe()).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);

const stored = () =>
  stage.browser.background<string>(`(async () => {
    const { storage } = globalThis.browser ?? chrome;
    return JSON.stringify([await storage.local.get(null), await storage.session.get(null)]);
  })()`);

async function begin(place: Place): Promise<void> {
  // The page of the first install comes to the front when it likes.
  await expect
    .poll(() => stage.openPages(), { timeout: 15_000 })
    .toContain(stage.browser.url('src/ui/welcome/index.html'));
  await stage.begin('open', place);
}

describe(`the page of this tab in ${BROWSER}`, () => {
  test('that was cut off is explained in the popup, and only its origin was taken', async () => {
    await begin('outside');
    await stage.lab.setFault(HOST, CUT);
    const told = (await stage.browser.notifications()).length;
    await over(HOST, async (popup) => {
      expect(await popup.text('.page-question')).toContain(HOST);
      expect(await faultsOf(popup)).toEqual([]);
      await press(popup, question);
      await popup.waitFor(has(`${answer} .ladder`), 60_000);
      expect(await popup.text(`${answer} .finding`)).toMatch(/did not load.*(Looks|May be) blocked/s);
      expect(await faultsOf(popup)).toEqual([]);
      if (SHOTS) await popup.screenshot(`${SHOTS}/page-${BROWSER}.png`);
      await press(popup, `${answer} > .line`);
      await popup.waitFor(`!${has(`${answer} > .opened`)}`);
    });
    const all = await stored();
    expect(all).toContain(HOST);
    expect(all).not.toMatch(/article|secret/);
    const { page, services, history } = await stage.snapshot();
    expect(page?.status?.result?.verdict).toMatchObject({ reach: 'unreachable', cause: 'blocking' });
    expect([services.filter(({ name }) => name === HOST), history]).toEqual([[], []]);
    expect(JSON.stringify(await stage.report())).not.toContain(HOST);
    expect((await stage.browser.badge()).text).toBe('');
    expect((await stage.browser.notifications()).length).toBe(told);
  });

  test.each([
    ['name', [{ layer: 'dns', kind: 'nxdomain' }]],
    ['certificate', [{ layer: 'tls', kind: 'wrong_name' }]],
    ['connection', [{ layer: 'address', kind: 'refuse' }]],
  ] as const)('is known on an error page about its %s', async (kind, fault) => {
    const host = `${kind}.reach-lab.example`;
    await stage.lab.setFault(host, fault);
    expect(await over(host, (popup) => popup.text('.page-question'))).toContain(host);
  });

  test('that answers is said to answer, and the answer stays until Erase', async () => {
    await begin('outside');
    await over('well.reach-lab.example', async (popup) => {
      await press(popup, question);
      await popup.waitFor(has(`${answer}.row-answered .finding`), 60_000);
      expect(await popup.text(`${answer} > .opened`)).toContain('Reload the page');
    });
    await over('well.reach-lab.example', async (popup) => {
      expect(await popup.text(answer)).toContain('well.reach-lab.example');
    });
    await stage.ask({ request: 'erase' });
    expect(await stored()).not.toContain('well.reach-lab.example');
  });

  test('is not asked where the place forbids it, and the reason is said', async () => {
    await begin('occupied');
    await over(HOST.replace('page', 'strict'), async (popup) => {
      await stage.countAnew();
      await press(popup, question);
      await popup.waitFor(has('.this-page > p[role=status]'));
      expect(await popup.text('.this-page')).toContain('draw attention');
      expect(await faultsOf(popup)).toEqual([]);
    });
    expect(Object.keys(stage.lab.counts())).toEqual([]);
    expect(await stored()).not.toContain('strict.reach-lab');
  });

  test('is asked after a warning where the place says so, and the harmless answer has the focus', async () => {
    await begin('russia');
    await over('warned.reach-lab.example', async (popup) => {
      await stage.countAnew();
      await press(popup, question);
      await popup.waitFor(has('.this-page .warning'));
      expect(await popup.text('.warning')).toContain('warned.reach-lab.example');
      expect(await faultsOf(popup)).toEqual([]);
      await popup.press('Enter');
      await popup.waitFor(`!${has('.warning')}`);
      expect(Object.keys(stage.lab.counts())).toEqual([]);
      await press(popup, question);
      await popup.waitFor(has('.this-page .warning'));
      await popup.press('Tab');
      await popup.press('Enter');
      await popup.waitFor(`!${has('.warning')}`);
      await popup.waitFor(has(`${answer} .finding`), 90_000);
    });
    expect(stage.lab.countsOf('warned.reach-lab.example').requests).toBeGreaterThan(0);
  });

  test('of a listed site is answered by its row', async () => {
    await begin('outside');
    const targets = [{ id: 'news', name: 'Lab News', url: `https://www.${HOST}/favicon.ico`, category: 'NEWS' }];
    await stage.ask({ request: 'replace-targets', targets });
    await stage.lab.setFault(`www.${HOST}`, CUT);
    expect(await stage.ask({ request: 'check-page', url: `https://${HOST}/` })).toMatchObject({ ok: true });
    const { page, services } = await stage.snapshot();
    expect(page).toMatchObject({ service: 'news', status: { name: 'Lab News' } });
    expect(services[0]?.result?.verdict.reach).toBe('unreachable');
  });

  test.each([
    'about:blank',
    'file:///etc/passwd',
    'https://localhost/',
    'http://192.168.1.1/',
    'http://router/',
    'https://user:secret@example.org/',
    'https://example.org:8443/',
    'https://1.1.1.1/',
    `${BROWSER === 'firefox' ? 'moz' : 'chrome'}-extension://abc/page.html`,
  ])('%s is no page of a site: refused, and nothing changes', async (url) => {
    const before = await stage.snapshot();
    const refused = await stage.ask({ request: 'check-page', url });
    expect(refused).toMatchObject({ ok: false, error: expect.stringMatching(/^url: /) });
    expect(refused.error).not.toContain('secret');
    expect(await stage.snapshot()).toEqual(before);
  });

  test('can be asked about from a menu; the answer opens in a page of its own', async () => {
    await begin('outside');
    const host = 'menu.reach-lab.example';
    await stage.lab.setFault(host, CUT);
    const tab = await stage.browser.openSite(`https://${host}/article/42`);
    await stage.browser.chooseMenu('page');
    await expect
      .poll(async () => (await stage.snapshot()).page?.status?.result?.verdict.reach, { timeout: 60_000 })
      .toBe('unreachable');
    expect(await stage.openPages()).toContain(stage.browser.url('src/ui/dashboard/index.html'));
    const page = await stage.browser.open('src/ui/dashboard/index.html#page', { width: 320, height: 640 });
    await page.waitFor(has('.finding'));
    expect(await page.text('main')).toContain(host);
    expect(await faultsOf(page)).toEqual([]);
    if (SHOTS) await page.screenshot(`${SHOTS}/menu-${BROWSER}.png`, { fullPage: true });
    await page.close();
    await tab.close();
  });

  test('from a menu, a site that the place forbids is told of without its name', async () => {
    await begin('occupied');
    const tab = await stage.browser.openSite('https://menu.reach-lab.example/');
    await stage.browser.chooseMenu('page');
    await expect.poll(async () => (await stage.snapshot()).page?.refusal, { timeout: 10_000 }).toBe('place');
    expect(await stored()).not.toContain('menu.reach-lab');
    await tab.close();
  });
});
