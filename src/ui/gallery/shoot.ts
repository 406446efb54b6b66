import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { findBrowser } from '../../../scripts/browsers/find.ts';
import { fewOf, type Shot, shotsOf, storeShots } from './shots.ts';
import config from './vite.config.ts';

/**
 * `npx tsx src/ui/gallery/shoot.ts <folder> [words that the name must contain]`: pictures, and what is wrong with the pages in
 * them. With `--few` one look of each page in each language, with `--store` the pictures for the stores.
 */
const isFew = process.argv.includes('--few');
const isStore = process.argv.includes('--store');
const [folder = 'shots', ...words] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const PORT = 5199;
/** Width at which a finger is the pointer. */
const PHONE = 412;
const AXE = '/node_modules/axe-core/axe.min.js';

const BUILT = '/dist/gallery/';
/** Pages at a time; one mostly waits for its own paint. */
const AT_ONCE = 3;

const quiet = { ...config, configFile: false, logLevel: 'error' } as const;
await build({ ...quiet, base: BUILT });
// All of the project: pages read `_locales`, too.
const server = await preview({ ...quiet, build: { outDir: '.' }, preview: { port: PORT, strictPort: true } });
const browser = await chromium.launch({
  executablePath: findBrowser('chromium').path,
  args: ['--no-sandbox', '--headless=new'],
});
await mkdir(folder, { recursive: true });
const shots = isStore ? storeShots() : isFew ? fewOf(shotsOf()) : shotsOf();
const wanted = shots.filter(({ name }) => words.every((word) => name.includes(word)));
const complaints: string[] = [];
const queue = [...wanted];
await Promise.all(Array.from({ length: AT_ONCE }, () => shootFrom(queue)));
console.log(`${wanted.length} pictures in ${folder}`);
for (const complaint of complaints) console.error(complaint);
await browser.close();
await server.close();
process.exitCode = complaints.length > 0 ? 1 : 0;

/** Takes one after the other in the same two pages: a new page costs more time than the picture. */
async function shootFrom(queue: Shot[]): Promise<void> {
  const desk = await browser.newPage({ reducedMotion: 'reduce' });
  const phone = await browser.newPage({ reducedMotion: 'reduce', hasTouch: true, isMobile: true });
  for (let shot = queue.shift(); shot; shot = queue.shift())
    complaints.push(...(await shoot(shot.width === PHONE ? phone : desk, shot)));
}

async function shoot(
  page: Page,
  { name, query, width, height, open, clicks = [], hash, isFull }: Shot,
): Promise<string[]> {
  const errors: string[] = [];
  const note = (error: Error) => errors.push(`${name}: ${error.message}`);
  page.on('pageerror', note);
  await page.setViewportSize({ width, height });
  // The name makes each address another one: a change of the section alone would not draw the page anew.
  await page.goto(`http://localhost:${PORT}${BUILT}src/ui/gallery/index.html?${query}&shot=${name}${hash}`);
  await page.waitForSelector('h1');
  for (const id of open) await page.locator(`[data-id="${id}"] > button`).click();
  for (const selector of clicks) await page.locator(selector).click();
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: isFull });
  const found = await faultsOf(page);
  page.off('pageerror', note);
  return [...errors, ...found.map((fault) => `${name}: ${fault}`)];
}

/** What axe-core finds, and whether the page is wider than the screen. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ url: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
    return document.documentElement.scrollWidth > innerWidth ? [...faults, 'wider than the screen'] : faults;
  });
}
