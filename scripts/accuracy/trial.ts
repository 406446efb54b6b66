import { CONDITIONS, type Condition, type Device, scenarioOf } from '../../lab/conditions/index.ts';
import type { Scenario } from '../../lab/scenario.ts';
import type { Fair, Truth } from '../../lab/truth.ts';
import type { Place } from '../../src/core/types.ts';
import type { BrowserName } from '../browsers/driver.ts';

/** A condition on hosts of its own, so that many fit into one network and none has met the browser before. */
export interface Trial {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly truth: Truth;
  readonly fair: readonly Fair[];
  /** Honest verdicts where no helper is asked. */
  readonly alone: readonly Fair[];
  /** How the device must be set up for it. */
  readonly device: Device | undefined;
  /** What is listed, by host. */
  readonly urls: Readonly<Record<string, string>>;
  readonly scenario: Scenario;
}

/** Trials that share a network and a round. */
export interface Batch {
  readonly place: Place;
  readonly device: Device | undefined;
  readonly scenario: Scenario;
  readonly trials: readonly Trial[];
}

/** Hosts of a batch: a round of this size stays within a minute. */
const MOST = 20;

/** Hosts that conditions change for everybody. */
const SHARED = /^\*$|^dns\.|^cloudflare-dns|^one\.one|^doh\.|^helper\.reach/;

const USUAL_HOST = 'khpg.org';

/** Returns the conditions as batches for one run in one browser. */
export function batchesOf(browser: BrowserName, run: number, only: readonly string[]): Batch[] {
  const chosen = CONDITIONS.filter(({ id }) => only.length === 0 || only.includes(id));
  const trials = chosen.map((condition) => trialOf(condition, browser, run));
  const batches: Trial[][] = [];
  for (const trial of trials) {
    const open = batches.find((batch) => fits(trial, batch));
    if (open) open.push(trial);
    else batches.push([trial]);
  }
  return batches.map(batchOf);
}

function trialOf(condition: Condition, browser: BrowserName, run: number): Trial {
  const own = `${condition.id.replaceAll('_', '-')}-${run}.example`;
  const { truthIn, fairIn, ...moved } = JSON.parse(JSON.stringify(condition).replaceAll(USUAL_HOST, own)) as Condition;
  const fair = [...(moved.fair ?? []), ...(fairIn?.[browser] ?? [])];
  return trialFor({ ...moved, fair, truth: truthIn?.[browser] ?? moved.truth });
}

/** The condition as it stands, on its own hosts. */
export function trialFor(condition: Condition): Trial {
  const { id, hosts, truth, fair, alone, url, device } = condition;
  return {
    id,
    hosts,
    truth,
    fair: fair ?? [],
    alone: alone ?? [],
    device,
    urls: Object.fromEntries(hosts.map((host) => [host, url ?? `https://${host}/`])),
    scenario: scenarioOf(condition),
  };
}

/** All that is true of the network as a whole: trials share one where it is the same. */
function networkOf({ id, device, scenario }: Trial): string {
  const { network, state, place, portal, seed, translation, ipv6, hosts } = scenario;
  const isLost = Object.values(hosts).some((faults) => faults.some(({ layer }) => layer === 'line'));
  const shared = Object.entries(hosts).filter(([host]) => state !== 'online' || SHARED.test(host));
  const isWide = ipv6?.includes('*') === true;
  return JSON.stringify([device, network, state, place, portal, seed, translation, isWide, shared, isLost ? id : null]);
}

function fits(trial: Trial, batch: readonly Trial[]): boolean {
  const hosts = namesOf(trial);
  return (
    batch.length < MOST &&
    !(passes(trial) && batch.some(passes)) &&
    !batch.some((other) => networkOf(other) !== networkOf(trial) || namesOf(other).some((host) => hosts.includes(host)))
  );
}

/** Two sites that fail and answer again make a round in which nothing is told of any. */
function passes({ scenario }: Trial): boolean {
  return Object.values(scenario.hosts).some((faults) => faults.some(({ during }) => during !== undefined));
}

/** Hosts of its own: those that all share are the same for all. */
function namesOf({ hosts, scenario }: Trial): string[] {
  return [...hosts, ...Object.keys(scenario.hosts).filter((host) => !SHARED.test(host))];
}

/** Puts trials that may share a network into one. */
export function batchOf(trials: readonly Trial[]): Batch {
  const scenarios = trials.map(({ scenario }) => scenario);
  const [first] = scenarios;
  if (!first) throw new Error('a batch without trials');
  const merged = <K extends 'hosts' | 'truth' | 'addresses'>(key: K) =>
    Object.assign({}, ...scenarios.map((scenario) => scenario[key])) as NonNullable<Scenario[K]>;
  const scenario: Scenario = {
    ...first,
    id: trials.map(({ id }) => id).join('+'),
    hosts: merged('hosts'),
    truth: merged('truth'),
    addresses: merged('addresses'),
    ipv6: scenarios.flatMap(({ ipv6 }) => ipv6 ?? []),
    proxies: scenarios.flatMap(({ proxies }) => proxies ?? []),
  };
  return { place: first.place as Place, device: trials[0]?.device, scenario, trials };
}
