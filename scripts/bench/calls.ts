import type { UdpFault } from '../../lab/calls/relay.ts';
import { CALL_ROWS } from '../../src/catalog/calls.ts';
import { VOUCHED } from '../start/relays.ts';
import type { Bench } from './stage.ts';
import { median, type Row } from './table.ts';

const RUNS = 3;

const hostsOf = (...services: string[]) =>
  CALL_ROWS.filter(({ service }) => services.includes(service ?? '')).map(({ host }) => host);

const NETWORKS: readonly (readonly [name: string, faults: readonly UdpFault[]])[] = [
  ['everything open', []],
  ['servers of Telegram and Signal filtered', [{ kind: 'drop', hosts: hostsOf('telegram', 'signal') }]],
  ['no UDP gets out', [{ kind: 'drop' }]],
];

/** What one click on "Test calls" takes and sends for all services, of those medians that have one. */
export async function benchCalls(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, faults] of NETWORKS) {
    const runs: Row[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await testCalls(bench, faults));
    const middle = (key: string) => median(runs.map((one) => Number(one[key])));
    const keys = Object.keys(runs[0] ?? {});
    rows.push({ 'one test of calls': name, ...Object.fromEntries(keys.map((key) => [key, middle(key)])) });
  }
  return rows;
}

async function testCalls({ lab, browser }: Bench, faults: readonly UdpFault[]): Promise<Row> {
  await lab.use('open', { cut: true });
  await lab.setUdp(faults);
  await browser.send({ request: 'erase' });
  await browser.send({ request: 'accept-consent', place: 'outside' });
  const included = [...new Set(CALL_ROWS.flatMap(({ service }) => service ?? []))];
  await browser.send({ request: 'set', settings: { callRelays: VOUCHED, included } });
  const before = lab.udpCounts();
  const startedMs = Date.now();
  const answer = await browser.send<{ ok: boolean; error?: string }>({ request: 'check-calls' }, 120_000);
  if (!answer.ok) throw new Error(`calls: ${answer.error}`);
  const tookMs = Date.now() - startedMs;
  const { sent, came } = lab.udpCounts();
  return {
    seconds: Number((tookMs / 1000).toFixed(1)),
    'UDP packets sent': sent.packets - before.sent.packets,
    'UDP kB sent': Number(((sent.bytes - before.sent.bytes) / 1000).toFixed(1)),
    'UDP packets come': came.packets - before.came.packets,
    'UDP kB come': Number(((came.bytes - before.came.bytes) / 1000).toFixed(1)),
  };
}
