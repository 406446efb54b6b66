/** Firefox that shall "never remember history": all its windows are private, and Reach is in none of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, Stage } from './stage.ts';

const SITE = 'page.reach-lab.example';

// In Chromium private windows are opened one by one: it has no such setting.
describe.skipIf(BROWSER !== 'firefox')('Firefox that never remembers history', { timeout: 120_000 }, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.set('open', 'lab', { prefs: { 'browser.privatebrowsing.autostart': true } });
  }, 180_000);
  afterAll(() => stage?.strike());

  test('opens neither the popup nor a page of the program, and the program sends nothing', async () => {
    const { browser, lab } = stage;
    const tab = await browser.openSite(`https://${SITE}/`);
    expect(await tab.evaluate('document.readyState')).toBe('complete');
    await expect(browser.openPopup()).rejects.toThrow('The popup did not open');
    const page = await browser.open('src/ui/dashboard/index.html');
    expect((await page.text('body')).trim()).toBe('');
    const asked = Object.entries(lab.counts()).filter(([, { connections }]) => connections > 0);
    // Firefox looks for sign-in pages by itself.
    expect(asked.map(([host]) => host).filter((host) => !host.endsWith('.firefox.com'))).toEqual([SITE]);
  });
});
