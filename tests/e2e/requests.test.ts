import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common();
}, 180_000);
afterAll(() => stage?.strike());

const HOST = 'web.whatsapp.com';

describe(`what a request of ${BROWSER} tells a site`, () => {
  test('neither a cookie that the person has there, nor a sign-in, nor where it comes from', async () => {
    await stage.begin('open');
    const page = await stage.browser.openSite(`https://${HOST}/`);
    await page.evaluate(`document.cookie = 'known=1; max-age=3600; secure; samesite=none'`);
    stage.lab.resetCounts();
    await page.evaluate(`fetch('/robots.txt').then((answer) => answer.text())`);
    // The lab sees a cookie where there is one; the browser may ask for an icon of the page besides.
    expect(stage.lab.countsOf(HOST).telling).toBeGreaterThan(0);
    await page.close();
    await stage.lab.use('open', { cut: true });
    await stage.check();
    const asked = Object.entries(stage.lab.counts()).filter(([, { requests }]) => requests > 0);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter(([, { telling }]) => telling > 0).map(([host]) => host)).toEqual([]);
  });
});
