/** Every section of every page is opened as a person would, and its main button does what it says. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../scripts/browsers/driver.ts';
import type { Section } from '../../src/ui/dashboard/sections.ts';
import { BROWSER, type Report, Stage } from './stage.ts';

const HOST = 'page.reach-lab.example';
const ADDED = 'https://added.reach-lab.example/';
const VIEW = { width: 900, height: 900 };

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common('russia-2026');
  await stage.begin('russia-2026');
  await stage.lab.setFault(HOST, [{ layer: 'tls', kind: 'reset' }]);
  await stage.check(['signal', 'wikipedia']);
}, 180_000);
afterAll(() => stage?.strike());

const has = (selector: string) => `document.querySelector(${JSON.stringify(selector)}) !== null`;
const CHECK = '.summary-top .button';
/** What a busy machine makes of a round is unsteady at times. */
const LOOKED = /\d+ of \d+ did not load|unsteady/;
const MAIN = 'main .button.primary';

async function appears(page: Page, selector: string): Promise<void> {
  await page.waitFor(has(selector), 60_000);
}

const idle = async () => (await stage.snapshot()).activity.kind === 'idle';
const ended = () => expect.poll(idle, { timeout: 90_000, interval: 300 }).toBe(true);

/** A change that history keeps. */
async function fails(id: string, host: string): Promise<void> {
  await stage.lab.setFault(host, [{ layer: 'tls', kind: 'reset' }]);
  stage.lab.cutConnections();
  const changes = async () => {
    await stage.check([id]);
    return (await stage.snapshot()).history.map(({ service }) => service);
  };
  // Until it is sure that it stays so.
  await expect.poll(changes, { timeout: 60_000, interval: 1_000 }).toContain(id);
}

/** Presses the main thing of each section, and sees what came of it. Erase is the last: it takes the rest away. */
const SHOWN: Readonly<Record<Section, (page: Page) => Promise<void>>> = {
  async status(page) {
    const before = (await stage.snapshot()).round?.id;
    await page.click(CHECK);
    await expect.poll(async () => (await stage.snapshot()).round?.id, { timeout: 90_000 }).not.toBe(before);
    await ended();
    expect(await page.text('h1')).toMatch(LOOKED);
  },
  async page(page) {
    expect(await page.text('.page-host')).toBe(HOST);
    await page.waitFor(`document.querySelector('.this-page .lead, .this-page .facts') !== null`, 60_000);
    expect(await page.text('.this-page')).toMatch(/did not load/);
  },
  async guide(page) {
    await page.click('[data-id="guide/helping"] > button');
    await page.click('[data-id="guide/helping"] .card > button');
    expect(await page.text('[data-id="guide/helping"] .card .opened')).toMatch(/Reviewed/);
  },
  async history(page) {
    await page.waitFor(`document.querySelector('.strips')?.textContent.includes('Wikipedia')`);
  },
  async lists(page) {
    await page.type('textarea', ADDED);
    await page.click(MAIN);
    const listed = async () => (await stage.snapshot()).settings.targets.map(({ url }) => url);
    await expect.poll(listed, { timeout: 10_000 }).toEqual([ADDED]);
    // The line that tells the outcome moves the list.
    await appears(page, 'main [role=status]');
    await page.click('.own button');
    await expect.poll(listed, { timeout: 10_000 }).toEqual([]);
  },
  async settings(page) {
    const hours = async () => (await stage.snapshot()).settings.intervalMinutes;
    await page.evaluate(`(() => {
      const select = [...document.querySelectorAll('main select')].find(({ options }) => [...options].some(({ value }) => value === '60'));
      select.value = '60';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await expect.poll(hours, { timeout: 10_000 }).toBe(60);
  },
  async report(page) {
    await page.evaluate(`(() => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (file) => { globalThis.saved = file.text(); return make(file); };
    })()`);
    await page.click(MAIN);
    await appears(page, '.preview');
    const text = await page.evaluate<string>('document.querySelector(".preview").textContent');
    const report = JSON.parse(text) as Report;
    expect(report.results.map(({ id }) => id)).toContain('signal');
    await page.click(MAIN);
    expect(await page.evaluate<string>('globalThis.saved')).toBe(text);
  },
  async share(page) {
    await appears(page, '.preview');
    expect(await page.text('.preview')).toContain('Signal');
    await page.click(MAIN);
    await page.waitFor(`document.querySelector('main .buttons [role=status]').textContent.length > 3`);
  },
  async erase(page) {
    await page.click('main .buttons .button');
    await appears(page, '[role=alertdialog]');
    await page.click('[role=alertdialog] .quiet');
    await appears(page, 'main [role=status]');
    const left = await stage.browser.background('(globalThis.browser ?? chrome).storage.local.get(null)');
    expect(left).toEqual({});
  },
};

describe(`sections in ${BROWSER}`, () => {
  test.each(Object.entries(SHOWN))('%s is opened, and its main button does what it says', async (section, use) => {
    if (section === 'history') await fails('wikipedia', 'en.wikipedia.org');
    if (section === 'page') await stage.ask({ request: 'check-page', url: `https://${HOST}/` });
    const page = await stage.browser.open('src/ui/dashboard/index.html', VIEW);
    try {
      await appears(page, `[data-section=${section}]`);
      await page.click(`[data-section=${section}]`);
      await appears(page, `[data-section=${section}][aria-current=page]`);
      await use(page);
    } finally {
      await page.close();
    }
  });

  test('the popup checks when its button is pressed', async () => {
    await stage.begin('russia-2026');
    const popup = await stage.popup();
    try {
      await appears(popup, CHECK);
      await popup.click(CHECK);
      await expect.poll(async () => (await stage.snapshot()).round?.id, { timeout: 90_000 }).toBeDefined();
      await ended();
      expect(await popup.text('h1')).toMatch(LOOKED);
    } finally {
      await popup.close();
    }
  });
});
