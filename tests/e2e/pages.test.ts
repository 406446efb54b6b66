import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page, View } from '../../scripts/browsers/driver.ts';
import { BROWSER, IS_LONG, type ReportedResult, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.afresh();
}, 180_000);
afterAll(() => stage?.strike());

const POPUP: View = { width: 380, height: 580 };
const PHONE: View = { width: 320, height: 640 };
/** The gallery has all looks of every page, beside the unit tests. */
const LOOKS: readonly View[] = IS_LONG
  ? [POPUP, PHONE].flatMap((view) => (['light', 'dark'] as const).map((colorScheme) => ({ ...view, colorScheme })))
  : [{ ...PHONE, colorScheme: 'dark' }];
const PAGES = ['popup', 'welcome', 'dashboard'];

async function visit<T>(path: string, view: View, look: (page: Page) => Promise<T>): Promise<T> {
  const page = await stage.browser.open(`src/ui/${path}`, view);
  try {
    await page.waitFor('document.querySelector("h1") !== null');
    return await look(page);
  } finally {
    await page.close();
  }
}

const popup = <T>(look: (page: Page) => Promise<T>) => visit('popup/index.html', POPUP, look);

/** Opens every folded group, also those that are drawn after the first paint, and returns the glyph that each service shows. */
async function shown(page: Page, count: number): Promise<Record<string, string>> {
  await page.waitFor(`(() => {
    const folded = '.group-folded > .line[aria-expanded="false"], .rest > .line[aria-expanded="false"]';
    document.querySelectorAll(folded).forEach((line) => line.click());
    return document.querySelectorAll('[data-id].row').length >= ${count};
  })()`);
  return page.evaluate<
    Record<string, string>
  >(`Object.fromEntries([...document.querySelectorAll('[data-id].row')].map((row) =>
    [row.dataset.id, [...row.classList].find((name) => name.startsWith('row-')).slice(4)]))`);
}

function glyphOf({ reach, cause, confidence }: ReportedResult): string {
  if (reach === 'not_checked') return 'unchecked';
  if (reach === 'reachable') return cause === 'site' ? 'site' : 'answered';
  if (reach === 'impaired') return 'impaired';
  if (cause === 'blocking') return confidence ?? 'possible';
  return cause === 'site' ? 'site' : cause === 'network' ? 'offline' : 'unknown';
}

describe(`pages in ${BROWSER}`, () => {
  test('the welcome page leads to a check, with nothing asked of the network before', async () => {
    await stage.lab.use('open', { cut: true });
    await stage.ask({ request: 'erase' });
    await stage.countAnew();
    const page = await stage.browser.open('src/ui/welcome/index.html', { width: 720, height: 900 });
    await page.waitFor('document.querySelector("h1") !== null');
    await page.click('.button.primary');
    await page.waitFor('document.querySelector("input[name=place]") !== null');
    await page.click('input[value="outside"]');
    await page.click('.button.primary');
    await page.waitFor('document.querySelector("input[name=place]") === null');
    expect(Object.keys(stage.lab.counts())).toEqual([]);
    await page.click('.button.primary');
    await expect.poll(async () => (await stage.snapshot()).consent?.place, { timeout: 10_000 }).toBe('outside');
    await page.close();
  });

  test('the popup shows every service as the report has it', async () => {
    await stage.begin('russia-2026');
    const { results } = await stage.checkSteady();
    const rows = await popup((page) => shown(page, results.length));
    for (const result of results) expect(`${result.id} ${rows[result.id]}`).toBe(`${result.id} ${glyphOf(result)}`);
    const sentence = await popup((page) => page.text('h1'));
    const down = results.filter(({ reach }) => reach === 'unreachable').length;
    expect(sentence).toContain(String(down));
  });

  test('an opened row tells what was seen, and Escape closes it with the keyboard alone', async () => {
    await popup(async (page) => {
      await page.waitFor(`document.querySelector('[data-id="signal"] > .line') !== null`);
      await page.evaluate(`document.querySelector('[data-id="signal"] > .line').focus()`);
      await page.press('Enter');
      await page.waitFor(`document.querySelector('[data-id="signal"] > .opened') !== null`);
      expect((await page.text('[data-id="signal"] > .opened')).length).toBeGreaterThan(100);
      await page.press('Escape');
      await page.waitFor(`document.querySelector('[data-id="signal"] > .opened') === null`);
      expect(
        await page.evaluate(`document.activeElement === document.querySelector('[data-id="signal"] > .line')`),
      ).toBe(true);
    });
  });

  test.each(PAGES)('%s has no violation, on a bad day', async (name) => {
    for (const look of LOOKS) {
      const found = await visit(`${name}/index.html`, look, (page) => page.axe());
      expect(found.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  test.each(['uk', 'ru'] as const)('nothing is wider than a narrow phone in %s', async (language) => {
    await stage.ask({ request: 'set', settings: { language } });
    for (const name of PAGES) {
      const [inner, scroll] = await visit(`${name}/index.html`, PHONE, (page) =>
        page.evaluate<number[]>('[document.documentElement.clientWidth, document.documentElement.scrollWidth]'),
      );
      expect(scroll, name).toBeLessThanOrEqual(inner ?? 0);
    }
    await stage.ask({ request: 'set', settings: { language: 'auto' } });
  });

  test.each(['offline', 'captive-portal'])('the popup says so when the network is %s', async (scenario) => {
    await stage.begin(scenario);
    await stage.check();
    const [title, buttons, found] = await popup(async (page) => [
      await page.text('h1'),
      await page.evaluate<number>('document.querySelectorAll(".button.primary").length'),
      await page.axe(),
    ]);
    expect(title.length).toBeGreaterThan(5);
    expect(buttons).toBe(scenario === 'captive-portal' ? 1 : 0);
    expect(found).toEqual([]);
  });

  test('a permission that was taken away is "not checked", and a button asks for it', async () => {
    await stage.begin('open');
    await stage.browser.revokeHosts();
    expect(await stage.ask({ request: 'check-now' })).toMatchObject({
      ok: false,
      error: expect.stringContaining('permission'),
    });
    expect((await stage.snapshot()).permission).toBe(false);
    expect(await popup((page) => page.evaluate('document.querySelectorAll(".button.primary").length'))).toBe(1);
    await stage.browser.grantHosts();
    await expect.poll(async () => (await stage.snapshot()).permission, { timeout: 10_000 }).toBe(true);
  });

  test('erase leaves nothing in storage, no alarm and no badge', async () => {
    await stage.begin('russia-2026');
    await stage.check(['signal', 'x']);
    await stage.ask({ request: 'erase' });
    const left = await stage.browser.background<unknown[]>(`(async () => {
      const api = globalThis.browser ?? chrome;
      return [await api.storage.local.get(null), await api.alarms.getAll()];
    })()`);
    expect(left).toEqual([{}, []]);
    expect((await stage.browser.badge()).text).toBe('');
    expect(await popup((page) => page.evaluate('document.querySelectorAll("[data-id].row").length'))).toBe(0);
  });
});
