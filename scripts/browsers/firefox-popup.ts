import type { Page, View } from './driver.ts';
import { type Firefox, shared } from './firefox-page.ts';
import * as scripts from './firefox-scripts.ts';
import { showAs } from './firefox-views.ts';
import type { Stroke } from './keys.ts';
import { makePage } from './page.ts';

/** The action's real panel. It belongs to no tab, so Marionette cannot switch to it: events go to its page through Marionette's actor. */
export async function firefoxPopup(firefox: Firefox, id: string, view?: View): Promise<Page> {
  const { script } = firefox;
  const browserId = await script<number>(scripts.openPopup, id);
  await showAs(script, browserId, view);
  const page = makePage({
    ...shared(firefox, browserId),
    clickAt: (x, y) => script(scripts.clickInPopup, browserId, x, y),
    stroke: (stroke) => script(scripts.pressInPopup, browserId, keysOf(stroke)),
    focused: () => Promise.reject(new Error('WebDriver does not reach the panel: open the page in a tab')),
    close: () => script(scripts.closePopup, browserId),
  });
  await page.waitFor(`document.readyState === 'complete' && location.protocol === 'moz-extension:'`);
  return page;
}

const keysOf = ({ key, held }: Stroke): string[] => [...held, key.webDriver];
