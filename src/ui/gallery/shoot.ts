import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer } from 'vite';
import { findBrowser } from '../../../scripts/browsers/find.ts';
import { fewOf, type Shot, shotsOf } from './shots.ts';
import config from './vite.config.ts';

/**
 * `npx tsx src/ui/gallery/shoot.ts <folder> [words that the name must contain]`: pictures, and what is wrong with the pages in
 * them. With `--few` one look of each page in each language.
 */
const isFew = process.argv.includes('--few');
const [folder = 'shots', ...words] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const PORT = 5199;
/** Width at which a finger is the pointer. */
const PHONE = 412;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const server = await createServer({
  ...config,
  configFile: false,
  server: { port: PORT, hmr: false, watch: null },
  logLevel: 'error',
});
await server.listen();
const browser = await chromium.launch({
  executablePath: findBrowser('chromium').path,
  args: ['--no-sandbox', '--headless=new'],
});
await mkdir(folder, { recursive: true });
const wanted = (isFew ? fewOf(shotsOf()) : shotsOf()).filter(({ name }) => words.every((word) => name.includes(word)));
const complaints: string[] = [];
for (const shot of wanted) complaints.push(...(await shoot(browser, shot)));
console.log(`${wanted.length} pictures in ${folder}`);
for (const complaint of complaints) console.error(complaint);
await browser.close();
await server.close();
process.exitCode = complaints.length > 0 ? 1 : 0;

async function shoot(from: Browser, { name, query, width, height, open, hash, isFull }: Shot): Promise<string[]> {
  const isPhone = width === PHONE;
  const page = await from.newPage({
    viewport: { width, height },
    reducedMotion: 'reduce',
    hasTouch: isPhone,
    isMobile: isPhone,
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${name}: ${error.message}`));
  await page.goto(`http://localhost:${PORT}/src/ui/gallery/?${query}${hash}`);
  await page.waitForSelector('h1');
  for (const id of open) await page.locator(`[data-id="${id}"] > button`).click();
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: isFull });
  const found = await faultsOf(page);
  await page.close();
  return [...errors, ...found.map((fault) => `${name}: ${fault}`)];
}

/** What axe-core finds, and whether the page is wider than the screen. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
    return document.documentElement.scrollWidth > innerWidth ? [...faults, 'wider than the screen'] : faults;
  });
}
