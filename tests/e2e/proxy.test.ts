import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProxy, type WebProxy } from './proxy.ts';
import { BROWSER, Stage } from './stage.ts';

let proxy: WebProxy;
let stage: Stage;
beforeAll(async () => {
  // Names are asked for by nobody but the browser.
  proxy = await startProxy((name) => {
    stage?.lab.world.learn(name);
    return stage?.lab.world.addresses(name, 4)[0];
  });
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
      await (isBroken ? stage.check() : stage.checkSteady());
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

  test('no name is asked of the network past the proxy, nor a host of a state through it', async () => {
    proxy.breakOff(false);
    await stage.begin('russia-2026', 'russia');
    const state = ['ya.ru', 'vk.ru', 'mail.ru', 'max.ru'];
    for (const ids of [undefined, ['whatsapp', 'signal'], ['max']]) {
      const before = proxy.carried;
      await stage.ask({ request: 'check-now', warned: true, ...(ids ? { ids } : {}) });
      if (!ids?.includes('max')) expect(proxy.carried).toBeGreaterThan(before);
    }
    const asked = Object.entries(stage.lab.counts()).filter(([, { dns }]) => Object.keys(dns).length > 0);
    expect(asked.map(([host]) => host)).toEqual([]);
    // Chromium does not tell of a proxy, and the person is believed to know.
    if (BROWSER === 'firefox')
      for (const host of state) expect([host, stage.lab.countsOf(host).requests]).toEqual([host, 0]);
  });
});
