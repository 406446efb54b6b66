import type { Page } from '../browsers/driver.ts';
import { fill } from './filled.ts';
import type { Bench } from './stage.ts';
import { median, type Row } from './table.ts';

const RUNS = 5;
const SIZES = [60, 2_000];
const DASHBOARD = 'src/ui/dashboard/index.html';
const PAINT = 'performance.getEntriesByName("first-contentful-paint")';

/** How soon pages that draw every site answer, with a list as it is at first and with one of thousands. */
export async function benchLists(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of SIZES) {
    await fill(bench, size);
    for (const [what, measure] of Object.entries(MEASURES)) rows.push(await row(bench, size, what, measure));
  }
  return rows;
}

async function row(bench: Bench, size: number, what: string, measure: Measure): Promise<Row> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measure(bench));
  return {
    'ms from key or opening to paint': what,
    sites: size,
    median: median(times).toFixed(0),
    slowest: Math.max(...times).toFixed(0),
  };
}

type Measure = (bench: Bench) => Promise<number>;

const MEASURES: Readonly<Record<string, Measure>> = {
  'results: first rows': (bench) => onPage(bench, '', '.row .line', paintOf),
  'results: Enter opens a row': (bench) =>
    onPage(bench, '', '.row .line', (page) => pressed(page, '.row .line', 'Enter')),
  'results: Tab': (bench) => onPage(bench, '', '.row .line', (page) => pressed(page, '.row .line', 'Tab')),
  'results: Enter opens what is well': (bench) =>
    onPage(bench, '', '.rest .line', (page) => pressed(page, '.rest > .line', 'Enter')),
  'lists: first rows': (bench) => onPage(bench, '#lists', '.own li', paintOf),
  'lists: a letter in the field': (bench) =>
    onPage(bench, '#lists', '.own li', (page) => pressed(page, 'textarea', 'a')),
  'report: shown': (bench) =>
    onPage(bench, '#report', '.sheet .button', (page) => pressed(page, '.sheet .button', 'Enter', '.preview')),
};

async function onPage({ browser }: Bench, hash: string, ready: string, measure: (page: Page) => Promise<number>) {
  const page = await browser.open(DASHBOARD + hash);
  try {
    await page.waitFor(`document.querySelector(${JSON.stringify(ready)}) && ${PAINT}.length > 0`, 60_000);
    return await measure(page);
  } finally {
    await page.close();
  }
}

function paintOf(page: Page): Promise<number> {
  return page.evaluate<number>(`${PAINT}[0].startTime`);
}

/** From the key to the end of the frame that shows what came of it, as the browser stamps both; `shows`: what has to be there by then. */
async function pressed(page: Page, selector: string, key: string, shows = 'body'): Promise<number> {
  await page.evaluate<boolean>(`(() => {
    document.querySelector(${JSON.stringify(selector)}).focus();
    globalThis.took = new Promise((done) => addEventListener('keydown', ({ timeStamp }) => {
      const look = () => requestAnimationFrame(() => setTimeout(() => document.querySelector(${JSON.stringify(shows)}) ? done(performance.now() - timeStamp) : look()));
      look();
    }, { once: true, capture: true }));
    return true;
  })()`);
  await page.press(key);
  return page.evaluate<number>('globalThis.took');
}
