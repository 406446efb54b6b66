import { beforeAll, expect, it } from 'vitest';
import { CONDITIONS, type Condition } from '../../lab/conditions/index.ts';
import { type Loaded, load } from './client.ts';
import { describeInside, network } from './with-lab.ts';

const HELPER = 'https://helper.reach.example/';
/** Too short for a page at 128 kbit/s. What loads is waited for longer: it ends by itself. */
const PATIENCE_MS = 4000;
const LOADING_MS = 15_000;
const AT_ONCE = 20;
/** The helper answers for all of them at once. */
const HELPER_MS = 20_000;

/** Conditions that need no network of their own share one, each on a host of its own. */
const ALONE = CONDITIONS.filter(
  ({ around, hosts, faults, url, device }) =>
    around === undefined &&
    device === undefined &&
    url === undefined &&
    hosts.length === 1 &&
    hosts[0] === 'khpg.org' &&
    // What passes, or comes by chance, is tested by itself.
    faults.every(({ during, layer }) => during === undefined && layer !== 'noise'),
);
const rows = ALONE.map((condition) => [condition.id, condition] as const);

function hostOf({ id }: Condition): string {
  return `${id}.example.org`;
}

/** At 24 kbit/s even the first bytes take their time. */
function patienceFor({ truth, faults }: Condition): number {
  const isCrawling = faults.some((fault) => 'bitsPerSecond' in fault && fault.bitsPerSecond < 30_000);
  return truth.reach === 'reachable' || isCrawling ? LOADING_MS : PATIENCE_MS;
}

describeInside('each condition is on the wire what its truth says', (lab) => {
  const pages = new Map<string, Loaded>();
  const outside = new Map<string, string | null>();

  beforeAll(async () => {
    await lab().use(network({ hosts: Object.fromEntries(ALONE.map((each) => [hostOf(each), each.faults])) }));
    const look = async (condition: Condition) => {
      const url = `https://${hostOf(condition)}/`;
      pages.set(condition.id, await load(lab(), url, { patienceMs: patienceFor(condition) }));
      const send = JSON.stringify({ http_request: url, http_request_headers: {}, tcp_connect: [] });
      const { body } = await load(lab(), HELPER, { method: 'POST', send, patienceMs: HELPER_MS });
      outside.set(condition.id, JSON.parse(body.toString()).http_request.failure);
    };
    // Not all at once: what is slow by design must not look slower than it is.
    for (let at = 0; at < ALONE.length; at += AT_ONCE) await Promise.all(ALONE.slice(at, at + AT_ONCE).map(look));
  }, 120_000);

  it.each(rows)('%s from inside', (id, { truth, faults }) => {
    const page = pages.get(id);
    const spared = faults.some((fault) => fault.layer === 'tls' && fault.onlyHello === 'chromium');
    // The first hop answers, wherever it leads.
    const leads = faults.some(({ kind }) => kind === 'redirect');
    // The resolver of this machine gives up after two tries of three seconds; browsers ask on.
    const isTooLate = faults.some((fault) => fault.kind === 'late' && fault.ms > 6000);
    const loads = (truth.reach === 'reachable' || spared || leads) && !isTooLate;
    // All of it is told where it is not as it should be.
    const told = { outcome: page?.outcome, status: page?.status, bytes: page?.body.length, tookMs: page?.tookMs };
    expect({ loads: page?.outcome === 'loaded', ...told }).toEqual({ loads, ...told });
    // In a record of 16 kB that never is whole, the headers are lost as well.
    const isSealed = faults.some(({ kind }) => kind === 'full_records');
    if (truth.reach === 'impaired' && !isSealed) expect(page?.status).toBe(200);
  });

  it.each(rows)('%s from outside', (id, { truth, faults, fair }) => {
    // The helper follows ten redirects, as Go does.
    const looping = id === 'http-redirect-loop' || id === 'http-redirect-long';
    const isOutside = faults.some(({ layer, kind }) => layer === 'site' && kind === 'gone');
    // Nobody outside meets a server that shuts out this country, nor one whose authority the helper trusts.
    const isSpared = fair?.some(({ cause, most }) => cause === 'blocking' && most === 'possible');
    // It does not look at the signatures of names.
    const isUnchecked = faults.some((fault) => fault.layer === 'dns' && fault.via === 'both');
    const dead = isOutside || (truth.cause === 'site' && truth.reach !== 'reachable' && !isSpared && !isUnchecked);
    expect([outside.get(id) === null, outside.get(id)]).toEqual([!dead && !looping, outside.get(id)]);
  });
});
