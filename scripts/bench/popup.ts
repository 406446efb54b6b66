import { BARE_PAGE, type Bench } from './stage.ts';
import { median, type Row } from './table.ts';

const RUNS = 15;
const POPUP = 'src/ui/popup/index.html';
const PAINT = 'performance.getEntriesByName("first-contentful-paint")';

/**
 * Time from navigation to the first paint with content, of the popup that a click on the icon opens, with the snapshot that the
 * last round left; beside it that of a popup of one line, which is what the browser itself takes on this machine.
 */
export async function benchPopup(bench: Bench): Promise<Row[]> {
  const popup: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    popup.push(await paintOf(bench, POPUP));
    bare.push(await paintOf(bench, BARE_PAGE));
  }
  return [rowOf('popup', popup), rowOf('a popup of one line', bare)];
}

async function paintOf({ browser }: Bench, path: string): Promise<number> {
  await browser.background(`(globalThis.browser ?? chrome).action.setPopup({ popup: '${path}' }).then(() => true)`);
  const page = await browser.openPopup();
  await page.waitFor(`document.querySelector("h1, h2") !== null && ${PAINT}.length > 0`);
  const ms = await page.evaluate<number>(`${PAINT}[0].startTime`);
  await page.close();
  return ms;
}

function rowOf(name: string, paints: readonly number[]): Row {
  const ms = { median: median(paints).toFixed(0), slowest: Math.max(...paints).toFixed(0) };
  return { 'first contentful paint, ms': name, ...ms, runs: paints.length };
}
