import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common();
}, 180_000);
afterAll(() => stage?.strike());

describe(`who may speak to the extension in ${BROWSER}`, () => {
  test('a web page can neither send a message nor load a file of it', async () => {
    const page = await stage.browser.openSite('https://example.com/');
    const canSend = await page.evaluate<boolean>(`typeof globalThis.chrome?.runtime?.sendMessage === 'function'`);
    const loaded = await page.evaluate<string>(
      `fetch('${stage.browser.url('manifest.json')}').then(() => 'loaded', () => 'refused')`,
    );
    await page.close();
    expect([canSend, loaded]).toEqual([false, 'refused']);
  });

  test.each([
    [{}, 'request'],
    [{ request: 'fly' }, 'request'],
    [{ request: 'accept-consent', place: 'moon' }, 'place'],
    [{ request: 'check-now', ids: 'all' }, 'ids'],
    [{ request: 'set', settings: { intervalMinutes: 'often' } }, 'intervalMinutes'],
    [
      { request: 'replace-targets', targets: [{ id: 'x', name: 'X', url: 'http://10.0.0.1/', category: 'NEWS' }] },
      'targets[0]',
    ],
  ])('bad input %o is refused with where, and changes nothing', async (message, where) => {
    const before = await stage.snapshot();
    expect(await stage.ask(message)).toMatchObject({ ok: false, error: expect.stringContaining(where) });
    expect(await stage.snapshot()).toEqual(before);
  });

  test('a list is imported, with line and reason for what is left out', async () => {
    await stage.begin('open');
    const text =
      '\uFEFFhttps://one.reach-lab.example/\r\nftp://two.example/\r\nhttps://one.reach-lab.example/\r\nhttp://192.168.1.1/\r\n';
    const answer = await stage.ask<{ added: number; skipped: { line: number }[] }>({
      request: 'import-targets',
      text,
      format: 'text',
    });
    expect(answer).toMatchObject({ ok: true, added: 1 });
    expect(answer.skipped.map(({ line }) => line)).toEqual([2, 4]);
  });
});
