import type { Lab } from '../../lab/lab.ts';
import { SERVICES } from '../../src/catalog/services.ts';
import { targetsOf } from '../../src/catalog/targets.ts';
import type { Snapshot } from '../../src/protocol.ts';
import type { Bench } from './stage.ts';
import { median, type Row } from './table.ts';

const BASELINE_MS = 15_000;
const SCENARIOS = ['open', 'russia-2026'];

/** One row for each way of asking: a first round, a scheduled one, and one plain fetch of each address for comparison. */
export async function benchRounds(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const scenario of SCENARIOS) {
    await bench.begin(scenario);
    rows.push(await measured(bench, `${scenario}, click`, () => bench.browser.send({ request: 'check-now' }, 300_000)));
    rows.push(await measured(bench, `${scenario}, scheduled`, () => scheduled(bench)));
    rows.push(await baseline(bench, scenario));
  }
  return rows;
}

async function snapshot({ browser }: Bench): Promise<Snapshot> {
  return (await browser.send<{ snapshot: Snapshot }>({ request: 'get-snapshot' })).snapshot;
}

async function measured(bench: Bench, name: string, run: () => Promise<unknown>): Promise<Row> {
  bench.lab.resetCounts();
  await run();
  const { round, services } = await snapshot(bench);
  const checked = services.filter(({ checkedMs }) => checkedMs !== null && checkedMs === round?.startedMs);
  const ids = (reach: boolean) =>
    checked.filter(({ result }) => (result?.verdict.reach === 'reachable') === reach).map(({ id }) => id);
  return {
    round: name,
    services: checked.length,
    seconds: (((round?.finishedMs ?? 0) - (round?.startedMs ?? 0)) / 1000).toFixed(1),
    'kB per reachable service, median': kilobytes(ids(true), bench.lab),
    'kB per other service, median': kilobytes(ids(false), bench.lab),
  };
}

/** The next scheduled round, with every service due as after a day. */
async function scheduled(bench: Bench): Promise<void> {
  await bench.browser.background(`(async () => {
    const ledger = JSON.parse((await chrome.storage.local.get('ledger')).ledger);
    for (const one of Object.values(ledger.stored)) one.checkedMs -= 25 * 3600000;
    ledger.lastRound.finishedMs -= 600000;
    ledger.askedMs -= 600000;
    await chrome.storage.local.set({ ledger: JSON.stringify(ledger) });
  })()`);
  bench.lab.cutConnections();
  const before = (await snapshot(bench)).round?.id;
  await bench.browser.wakeAlarm('round');
  for (let waited = 0; waited < 600; waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if ((await snapshot(bench)).round?.id !== before) return;
  }
  throw new Error('the scheduled round did not end');
}

function kilobytes(services: readonly string[], lab: Lab): string {
  const of = (id: string) => {
    const service = SERVICES.find((one) => one.id === id);
    const hosts = new Set(service ? targetsOf(service).map(({ host }) => host) : []);
    return [...hosts].reduce((sum, host) => sum + lab.countsOf(host).bytesIn + lab.countsOf(host).bytesOut, 0);
  };
  return services.length === 0 ? '-' : (median(services.map(of)) / 1000).toFixed(1);
}

/** One plain fetch of each address, all at once, with a timeout: what a simple checker does. */
async function baseline(bench: Bench, scenario: string): Promise<Row> {
  const { services } = await snapshot(bench);
  const urls = services.map(({ url }) => url);
  bench.lab.resetCounts();
  const startedMs = Date.now();
  const failed = await bench.browser.background<number>(`Promise.all(${JSON.stringify(urls)}.map((url) =>
    fetch(url, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(${BASELINE_MS}) })
      .then((response) => response.arrayBuffer()).then(() => 0, () => 1))).then((all) => all.reduce((a, b) => a + b, 0))`);
  return {
    round: `${scenario}, one fetch each (${failed} failed)`,
    services: services.length,
    seconds: ((Date.now() - startedMs) / 1000).toFixed(1),
    'kB per reachable service, median': kilobytes(
      services.map(({ id }) => id),
      bench.lab,
    ),
    'kB per other service, median': '-',
  };
}
