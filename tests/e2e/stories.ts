import { expect } from 'vitest';
import type { Page, View } from '../../scripts/browsers/driver.ts';
import type { Place } from '../../src/core/types.ts';
import { LANGUAGES as ALL, type Language } from '../../src/protocol.ts';
import { Keyboard } from './keyboard.ts';
import { BROWSER, IS_LONG, type Stage } from './stage.ts';

export const POPUP: View = { width: 380, height: 580 };
export const TAB: View = { width: 900, height: 800 };
export const POPUP_PAGE = 'src/ui/popup/index.html';
export const DASHBOARD = 'src/ui/dashboard/index.html';

/** The gallery shows every page in each of them, beside the unit tests. */
const LANGUAGES: readonly Language[] = IS_LONG ? ALL : ['en'];
const FOLDER = 'dist/screens/stories';

/** Runs `visit` on a page of the extension, as somebody with a keyboard alone. */
export async function visit<T>(
  stage: Stage,
  path: string,
  view: View,
  look: (page: Page, keys: Keyboard) => Promise<T>,
): Promise<T> {
  const page = await stage.browser.open(path, view);
  try {
    await page.waitFor('document.querySelector("h1") !== null');
    return await look(page, new Keyboard(page));
  } finally {
    await page.close();
  }
}

/** Answers the welcome page by keyboard, for the place of that name, up to its last page. */
export async function welcome(stage: Stage, place: Place, words: string): Promise<void> {
  await stage.ask({ request: 'erase' });
  await visit(stage, 'src/ui/welcome/index.html', TAB, async (page, keys) => {
    await keys.enter('Next');
    await page.waitFor('document.querySelector("input[name=place]") !== null');
    await keys.to(/In a country with an open network/);
    await keys.to(new RegExp(`^${words}`), 'ArrowDown');
    await page.press('Space');
    await keys.enter('Next');
    if (place === 'occupied') {
      expect(await page.text('h1')).toContain('better not to use');
      expect((await keys.to('Remove the extension')).role).toBe('button');
      await keys.enter('Go on in strict mode');
    }
    await keys.enter('Agree and allow');
    await page.waitFor(`document.querySelector('h1').textContent === 'That is all'`);
    await keys.to('Make the first check');
  });
  expect((await stage.snapshot()).consent?.place).toBe(place);
}

export interface Picture {
  readonly name: string;
  readonly path: string;
  readonly view: View;
  /** What is opened first, by `data-id`. */
  readonly open?: readonly string[];
}

/** Shows each page, in the nightly run in three languages: nothing wider than it is, nothing that axe-core complains of, and a picture to look at. */
export async function pictures(stage: Stage, story: string, shown: readonly Picture[]): Promise<void> {
  for (const language of LANGUAGES) {
    await stage.ask({ request: 'set', settings: { language } });
    for (const picture of shown) {
      await visit(stage, picture.path, picture.view, async (page) => {
        await page.waitFor(`document.documentElement.lang === '${language}'`);
        for (const id of picture.open ?? []) await open(page, id);
        await page.screenshot(`${FOLDER}/${BROWSER}/${story}-${picture.name}-${language}.png`);
        const faults = (await page.axe()).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
        const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
        expect({ picture: picture.name, language, faults, isWide }).toMatchObject({ faults: [], isWide: false });
      });
    }
  }
  await stage.ask({ request: 'set', settings: { language: 'auto' } });
}

async function open(page: Page, id: string): Promise<void> {
  const line = `document.querySelector('[data-id="${id}"] > .line')`;
  await page.waitFor(`${line} !== null`);
  await page.evaluate(`${line}.click()`);
  await page.waitFor(`document.querySelector('[data-id="${id}"] > .opened') !== null`);
}
