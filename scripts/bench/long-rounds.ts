import { open } from '../../lab/scenarios/open.ts';
import { MAX_TARGETS } from '../../src/contract/listed.ts';
import type { Page } from '../browsers/driver.ts';
import { cutHosts, listOf } from './filled.ts';
import { extensionMemory, extensionWork } from './memory.ts';
import { BARE_PAGE, type Bench } from './stage.ts';
import type { Row } from './table.ts';

const SIZES = [300, 1_000, 2_000];
const BEYOND = [3_000, 5_000];
const SAMPLE_MS = 500;
const LONGEST_MS = 840_000;

/** One row for each size of a list of which every third site is cut by its name: what a round takes, and what it leaves. */
export async function benchLongRounds(bench: Bench, only: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  let first: { seconds: number; work: number } | null = null;
  for (const size of SIZES.filter((one) => only.length === 0 || only.includes(one))) {
    const { seconds, work, ...measured } = await roundOf(bench, size);
    first ??= { seconds: seconds / size, work: work / size };
    // A table comes when all is measured, which may be never where somebody sets a limit.
    console.error(
      `${size} sites: ${seconds.toFixed(0)} s, ${work.toFixed(1)} s of a processor, ${JSON.stringify(measured)}`,
    );
    rows.push({
      sites: size,
      seconds: seconds.toFixed(0),
      'ms per site': ((1000 * seconds) / size).toFixed(0),
      'of the first row': (seconds / size / first.seconds).toFixed(2),
      'ms of a processor per site': ((1000 * work) / size).toFixed(1),
      'and of the first row': (work / size / first.work).toFixed(2),
      ...measured,
    });
  }
  return rows;
}

/** What an import of more than may be listed says. */
export async function benchImports({ browser }: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [MAX_TARGETS, ...BEYOND.filter((one) => one > MAX_TARGETS)]) {
    await browser.send({ request: 'erase' });
    await browser.send({ request: 'accept-consent', place: 'outside' });
    await browser.send({ request: 'replace-targets', targets: [] });
    const text = listOf(size)
      .map(({ url }) => url)
      .join('\n');
    const startedMs = Date.now();
    const message = { request: 'import-targets', format: 'text', text };
    const { added, skipped } = await browser.send<{ added: number; skipped: { reason: string }[] }>(message);
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
    rows.push({ 'lines imported': size, added, refused: skipped.length, reason: skipped[0]?.reason ?? '-', seconds });
  }
  return rows;
}

async function roundOf({ lab, browser }: Bench, size: number) {
  await lab.use({ ...open, id: `cut-${size}`, hosts: cutHosts(size) }, { cut: true });
  await browser.send({ request: 'erase' });
  await browser.send({ request: 'accept-consent', place: 'outside' });
  await browser.send({ request: 'replace-targets', targets: listOf(size) });
  const page = await browser.open(BARE_PAGE);
  const before = extensionMemory(browser);
  const workBefore = extensionWork(browser);
  const peaks = { heap: 0, process: 0, stored: 0 };
  const look = async () => {
    peaks.heap = Math.max(peaks.heap, (await browser.workerHeap?.().catch(() => 0)) ?? Number.NaN);
    peaks.process = Math.max(peaks.process, extensionMemory(browser));
    peaks.stored = Math.max(peaks.stored, await bytesInUse(page, true));
  };
  const startedMs = Date.now();
  let isOver = false;
  const round = browser.send<{ ok: boolean; error?: string }>({ request: 'check-now' }, LONGEST_MS).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await look();
    await Promise.race([round, new Promise((resolve) => setTimeout(resolve, SAMPLE_MS))]).catch(() => undefined);
  }
  const answer = await round;
  if (!answer.ok) throw new Error(`${size}: ${answer.error}`);
  const seconds = (Date.now() - startedMs) / 1000;
  const work = extensionWork(browser) - workBefore;
  const stored = await bytesInUse(page);
  await page.close();
  return {
    seconds,
    work,
    'MB stored': megabytes(stored),
    'at most': megabytes(peaks.stored || Number.NaN),
    "MB of the worker's scripts, at most": megabytes(peaks.heap),
    'MB of its process, at most': megabytes(peaks.process),
    'before the round': megabytes(before),
  };
}

const megabytes = (bytes: number) => (Number.isFinite(bytes) ? (bytes / 1e6).toFixed(1) : 'not told');

/** As the browser counts it; one that does not is asked for all that stands there, which is too much work while a round is measured. */
function bytesInUse(page: Page, isMeasured = false): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const { local } = (globalThis.browser ?? chrome).storage;
    if (local.getBytesInUse) return local.getBytesInUse(null);
    if (${isMeasured}) return 0;
    const all = Object.entries(await local.get(null));
    return all.reduce((sum, [key, value]) => sum + key.length + JSON.stringify(value).length, 0);
  })()`);
}
