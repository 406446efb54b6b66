import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../scripts/browsers/driver.ts';
import { BROWSER, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common('russia-2026');
}, 180_000);
afterAll(() => stage?.strike());

interface Picture {
  readonly kind: string;
  readonly signature: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly colors: number;
}

/** Reads the very file that would be saved. */
const PICTURE = `(async () => {
  const file = await (await fetch(document.querySelector('.share-picture').src)).blob();
  const image = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const pixels = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer);
  const signature = [...new Uint8Array(await file.slice(0, 8).arrayBuffer())];
  return { kind: file.type, signature, width: image.width, height: image.height, colors: new Set(pixels).size };
})()`;

async function onSharePage<T>(look: (page: Page) => Promise<T>): Promise<T> {
  const page = await stage.browser.open('src/ui/dashboard/index.html#share', { width: 900, height: 900 });
  try {
    await page.waitFor('document.querySelector("h1") !== null');
    return await look(page);
  } finally {
    await page.close();
  }
}

describe(`passing on what was found in ${BROWSER}`, () => {
  test('the text is copied as shown, and the picture is a picture', async () => {
    await stage.begin('russia-2026');
    await stage.check(['signal', 'wikipedia']);
    await onSharePage(async (page) => {
      await page.waitFor('document.querySelector(".share-picture")?.complete');
      const text = await page.evaluate<string>('document.querySelector(".preview").textContent');
      expect(text).toMatch(/Signal: (looks|did not load, may be) blocked/);
      expect(text).not.toContain('Wikipedia');
      expect(text).not.toMatch(/https?:|\d+\.\d+\.\d+\.\d+/);
      const picture = await page.evaluate<Picture>(PICTURE);
      expect(picture).toMatchObject({ kind: 'image/png', width: 840, signature: [137, 80, 78, 71, 13, 10, 26, 10] });
      expect(picture.height).toBeGreaterThan(300);
      expect(picture.colors).toBeGreaterThan(20);
      await page.evaluate(`(() => {
        globalThis.copied = null;
        const write = navigator.clipboard.writeText.bind(navigator.clipboard);
        navigator.clipboard.writeText = (text) => { globalThis.copied = text; return write(text); };
      })()`);
      await page.click('.button.primary');
      await page.waitFor(`document.querySelector('[role=status]').textContent.length > 0`);
      expect(await page.text('[role=status]')).toBe('Copied');
      expect(await page.evaluate('globalThis.copied')).toBe(text);
      expect(await page.axe()).toEqual([]);
    });
  });
});

describe(`a glance over the shoulder in ${BROWSER}`, () => {
  const NAMED = /whatsapp|telegram|signal|reach-lab|wikipedia/i;

  test('meets a plain page until a key is pressed', async () => {
    await stage.begin('russia-2026');
    await stage.check(['signal']);
    await stage.ask({ request: 'set', settings: { cover: true } });
    const page = await stage.popup();
    await page.waitFor('document.activeElement?.tagName === "BUTTON"');
    const seen = `${await page.html()} ${await page.evaluate('document.title')}`;
    expect(seen).not.toMatch(NAMED);
    expect(await page.evaluate('document.title')).toBe('Site status');
    expect(await page.axe()).toEqual([]);
    await page.press('x');
    await page.waitFor('document.querySelector("[data-id]") !== null');
    expect(await page.html()).toMatch(NAMED);
    await page.close();
    await stage.ask({ request: 'set', settings: { cover: false } });
  });

  test('inside, title, icon and badge of the toolbar and the titles of pages tell nothing, and there is nothing to pass on', async () => {
    await stage.begin('russia-2026', 'russia');
    await stage.check(['signal']);
    expect(await stage.browser.badge()).toEqual({ text: '', title: 'Site status' });
    for (const path of ['popup', 'dashboard']) {
      const page = await stage.browser.open(`src/ui/${path}/index.html`);
      await page.waitFor('document.title === "Site status"');
      await page.close();
    }
    await onSharePage(async (page) => {
      expect(await page.evaluate('document.querySelectorAll("[data-section=share], .preview").length')).toBe(0);
    });
  });
});
