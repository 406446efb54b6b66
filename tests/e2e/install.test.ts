import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set('open', 'store');
}, 180_000);
afterAll(() => stage?.strike());

const hasHosts = () =>
  stage.browser.background<boolean>(
    `(globalThis.browser ?? chrome).permissions.contains({ origins: ['http://*/*', 'https://*/*'] })`,
  );

describe(`the build for the stores in ${BROWSER}`, () => {
  test('opens the welcome page by itself, asks for nothing at install, and sends nothing', async () => {
    await expect
      .poll(() => stage.openPages(), { timeout: 15_000 })
      .toContain(stage.browser.url('src/ui/welcome/index.html'));
    expect(await hasHosts()).toBe(false);
    expect(stage.lab.countsOf('www.gstatic.com').connections).toBe(0);
    if (BROWSER === 'chromium') {
      const manifest = JSON.stringify(readFileSync('dist/chrome/manifest.json', 'utf8'));
      const page = await stage.browser.open('src/ui/welcome/index.html');
      // Chromium 156 has words for notifications; of sites and data there is none.
      const warnings = await page.evaluate(`chrome.management.getPermissionWarningsByManifest(${manifest})`);
      expect(warnings).toEqual(['Display notifications']);
      await page.close();
    }
  });

  test('refuses to check without consent, and without permission', async () => {
    expect(await stage.ask({ request: 'check-now' })).toMatchObject({
      ok: false,
      error: expect.stringContaining('consent'),
    });
    await stage.ask({ request: 'accept-consent', place: 'outside' });
    expect(await stage.ask({ request: 'check-now' })).toMatchObject({
      ok: false,
      error: expect.stringContaining('permission'),
    });
    expect((await stage.snapshot()).permission).toBe(false);
  });

  // Chromium's prompt cannot be answered without a window, so there only the asking is seen, and nothing without an answer.
  test('the button of the popup asks for the permission, and only a granted one lets a check run', async () => {
    const page = await stage.popup();
    await page.waitFor('document.querySelector(".button.primary") !== null');
    await page.click('.button.primary');
    if (BROWSER === 'chromium') {
      expect(await stage.ask({ request: 'check-now' })).toMatchObject({ ok: false });
      expect(stage.lab.countsOf('www.gstatic.com').connections).toBe(0);
      return;
    }
    await expect.poll(hasHosts, { timeout: 10_000 }).toBe(true);
    await page.close();
    const report = await stage.check(['wikipedia']);
    expect(report.results.find(({ id }) => id === 'wikipedia')).toMatchObject({ reach: 'reachable' });
  });
});
