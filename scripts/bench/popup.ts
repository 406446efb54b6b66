import type { Bench } from './stage.ts';
import { median, type Row } from './table.ts';

const RUNS = 9;

/** Time from navigation to the first paint with content, with the snapshot that the last round left. */
export async function benchPopup(bench: Bench): Promise<Row[]> {
  const paints: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const page = await bench.browser.open('src/ui/popup/index.html', { width: 380, height: 580 });
    await page.waitFor('document.querySelector("h1, h2") !== null');
    await page.waitFor('performance.getEntriesByName("first-contentful-paint").length > 0');
    paints.push(await page.evaluate<number>('performance.getEntriesByName("first-contentful-paint")[0].startTime'));
    await page.close();
  }
  const row = (name: string, value: number) => ({ 'first contentful paint': name, ms: value.toFixed(0) });
  return [row('median', median(paints)), row('slowest', Math.max(...paints)), row('runs', RUNS)];
}
