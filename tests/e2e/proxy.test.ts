import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProxy, type WebProxy } from './proxy.ts';
import { BROWSER, Stage } from './stage.ts';

let proxy: WebProxy;
let stage: Stage;
beforeAll(async () => {
  proxy = await startProxy();
  stage = await Stage.set('open', 'lab', { proxyPort: proxy.port });
}, 180_000);
afterAll(async () => {
  await stage?.strike();
  await proxy?.stop();
});

describe(`through a proxy that breaks off, in ${BROWSER}`, () => {
  test('the status page tells how the connection was, and how it was measured as far as the browser shows it', async () => {
    await stage.begin('open');
    for (const isBroken of [false, true, false, true, false]) {
      proxy.breakOff(isBroken);
      await stage.check();
      expect((await stage.snapshot()).network?.state).toBe(isBroken ? 'offline' : 'online');
    }
    expect(proxy.carried).toBeGreaterThan(50);
    const page = await stage.browser.open('src/ui/dashboard/index.html#status');
    await page.waitFor(`document.body.textContent.includes('this connection broke off 2 times')`);
    const text = await page.text('.this-network');
    expect(text).toContain(BROWSER === 'firefox' ? 'Measured through a VPN or proxy' : 'does not tell whether');
    await page.close();
  });

  test('advice follows, where the browser shows that a proxy carried it', async () => {
    const page = await stage.popup();
    await page.waitFor(`document.querySelector('h1') !== null`);
    const advice = await page.evaluate<string>(`document.querySelector('.advice')?.textContent ?? ''`);
    if (BROWSER === 'firefox') expect(advice).toMatch(/VPN/);
    else expect(advice).not.toMatch(/VPN/);
    await page.close();
  });
});
