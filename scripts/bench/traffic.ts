import type { HostCounts } from '../../lab/counts.ts';
import { PLACES, type Place } from '../../src/core/types.ts';
import type { Bench } from './stage.ts';
import type { Row } from './table.ts';

/** A good day in every place, and a bad one where the ladder differs. */
const DAYS: readonly (readonly [scenario: string, places: readonly Place[]])[] = [
  ['open', PLACES],
  ['russia-2026', ['outside', 'russia', 'belarus', 'occupied', 'china']],
];

/** What one click on "Check now" is at the wire, everything included: sites, controls, resolvers, repeats, names. */
export async function benchTraffic(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [scenario, places] of DAYS) for (const place of places) rows.push(await clickIn(bench, scenario, place));
  return rows;
}

async function clickIn({ lab, browser }: Bench, scenario: string, place: Place): Promise<Row> {
  await lab.use(scenario, { cut: true });
  await browser.send({ request: 'erase' });
  await browser.send({ request: 'accept-consent', place });
  lab.resetCounts();
  const startedMs = Date.now();
  const answer = await browser.send<{ ok: boolean; error?: string }>({ request: 'check-now', warned: true }, 600_000);
  if (!answer.ok) throw new Error(`${place}: ${answer.error}`);
  return { 'one click, network': `${place}, ${scenario}`, ...sumOf(lab.counts(), (Date.now() - startedMs) / 1000) };
}

function sumOf(counts: Readonly<Record<string, HostCounts>>, seconds: number): Row {
  const hosts = Object.values(counts).filter(({ connections }) => connections > 0);
  const all = Object.values(counts);
  const sum = (of: readonly HostCounts[], part: (one: HostCounts) => number) =>
    of.reduce((total, one) => total + part(one), 0);
  const queries = ({ dns }: HostCounts) => Object.values(dns).reduce((total, count) => total + count, 0);
  return {
    hosts: hosts.length,
    connections: sum(hosts, ({ connections }) => connections),
    requests: sum(hosts, ({ requests }) => requests),
    'names asked (DNS)': all.filter((one) => queries(one) > 0).length,
    'names asked of resolvers': all.filter(({ doh }) => Object.keys(doh).length > 0).length,
    'kB sent': (sum(hosts, ({ bytesIn }) => bytesIn) / 1000).toFixed(0),
    'kB received': (sum(hosts, ({ bytesOut }) => bytesOut) / 1000).toFixed(0),
    seconds: seconds.toFixed(0),
  };
}
