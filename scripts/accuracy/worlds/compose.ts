/** Worlds at random: the site's own state × DNS × address × TLS × HTTP × body × network × timing × helper. */
import type { Condition } from '../../../lab/conditions/condition.ts';
import { seeded } from '../../../lab/random.ts';
import type { Fault, Scenario } from '../../../lab/scenario.ts';
import { NETWORK_DOWN } from '../../../lab/truth.ts';
import type { BrowserName } from '../../browsers/driver.ts';
import { PROXIED } from '../device.ts';
import { type Around, doubts, NETWORKS, networkOf, onDevice, RESTLESS, UNKNOWN } from './networks.ts';
import type { Dimension, Trait } from './trait.ts';
import { TRAITS, traitOf } from './traits.ts';
import { metOn, truthOfTraits } from './truth.ts';

export interface World {
  readonly traits: readonly string[];
  readonly around: Around;
}

/** Where a kind of address is dead for all, what a site has of it is another question. */
const BY_KIND: readonly Around[] = ['nat64', '464xlat', 'ipv6-broken', 'ipv6-alone'];
const OF_KIND: readonly string[] = ['site:ipv6-dead', 'site:ipv6-alone', 'site:pool-one-dead'];

/** Whether a trait would stand outside of what holds for the network: of addresses that nobody there has, or that stand in for all. */
function isBeside(trait: string, around: Around): boolean {
  if (BY_KIND.includes(around)) return OF_KIND.includes(trait);
  // Whether a browser asks the network where its own resolver says no differs from one to the next.
  if (around.startsWith('secure-dns')) return trait === 'dns:outside-lies';
  return around === 'large-lost' && trait.startsWith('dns:standin');
}

const LAYERS: readonly Dimension[] = ['dns', 'address', 'tls', 'http', 'body'];

/** Returns the worlds of a seed, those of one network together; the same for the same seed. */
export function composeWorlds(count: number, seed: number, perNetwork: number): readonly World[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let around: Around = 'plain';
  let hasPassing = false;
  return Array.from({ length: count }, (_, index) => {
    if (index % perNetwork === 0) {
      around = pick(NETWORKS);
      hasPassing = false;
    }
    if (RESTLESS.includes(around)) hasPassing = true;
    const all = drawTraits(random, pick);
    const side = drawSide(around, random, pick);
    const drawn = [...side, ...all].filter((trait) => !isBeside(trait, around) && !(isGated(side) && isHit(trait)));
    // Two sites that fail and answer again make a round in which nothing is told of any.
    const traits = hasPassing ? drawn.filter((trait) => !trait.startsWith('time:')) : drawn;
    hasPassing ||= traits.some((trait) => trait.startsWith('time:'));
    return { traits, around };
  });
}

function drawTraits(random: () => number, pick: <T>(list: readonly T[]) => T): readonly string[] {
  const of = (dimension: Dimension) => pick(TRAITS.filter((one) => one.dimension === dimension));
  const layers = new Set(Array.from({ length: pick([0, 0, 1, 1, 1, 2]) }, () => pick(LAYERS)));
  const drawn: Trait[] = LAYERS.filter((layer) => layers.has(layer)).map(of);
  if (random() < 0.35) drawn.push(of('site'));
  if (random() < 0.3) drawn.push(random() < 0.5 || layers.has('http') ? of('listed') : of('chain'));
  if (drawn.some(passes) && random() < 0.15) drawn.push(of('time'));
  return drawn.map(({ id }) => id);
}

/** What is special about the site on a device, or behind a gateway, that treats some sites in its own way. */
function drawSide(around: Around, random: () => number, pick: <T>(list: readonly T[]) => T): readonly string[] {
  const isProxied = PROXIES.includes(around) && random() < 0.4;
  const isStopped = around === 'gateway' && random() < 0.3;
  return [...(isProxied ? ['side:proxied'] : []), ...(isStopped ? [pick(GATES)] : [])];
}

/** A site that a gateway stops is met by nothing else: what a censor does is done behind it. */
function isGated(side: readonly string[]): boolean {
  return side.some((trait) => GATES.includes(trait));
}

function isHit(trait: string): boolean {
  return !['side', 'listed', 'chain'].includes(traitOf(trait).dimension);
}

const PROXIES: readonly Around[] = ['proxy-dead', 'proxy-refuses', 'socks-dead'];
const GATES: readonly string[] = TRAITS.flatMap(({ id }) => (id.startsWith('side:gate') ? [id] : []));

/** Whether the deed can end by itself. */
function passes({ dimension, effect }: Trait): boolean {
  return LAYERS.includes(dimension) && effect.by === 'censor';
}

/** The world as a condition of the lab, on a host of that name. */
export function conditionOf(
  { traits, around }: World,
  id: string,
  own: string,
  browser: BrowserName = 'chromium',
): Condition {
  const host = traits.includes('side:proxied') ? `${PROXIED}-${own}` : own;
  const all = traits.map(traitOf);
  const has = (trait: string) => traits.includes(trait);
  const hit = hitHost(host, traits);
  const told = truthOfTraits(metOn(around, browser, all));
  const isLost = around === 'large-lost' || around === 'portal-lets';
  const { truth, fair, alone } = isLost ? { truth: NETWORK_DOWN, fair: [...UNKNOWN], alone: [] } : told;
  const more = doubts(around, truth);
  const network = { ...networkOf(around), ...aroundOf(all, hit, around) };
  const everywhere = network.hosts?.['*'] ?? [];
  const faults = [...faultsOf(all), ...everywhere];
  const way = wayTo(host, hit, has('chain:twice'), everywhere);
  return {
    id,
    ...onDevice(around),
    hosts: [host],
    url: traits.some((one) => one.startsWith('listed:')) ? `http://${host}/` : `https://${host}/`,
    faults: hit === host ? faults : [],
    truth,
    fair: [...fair, ...more.fair, ...(around === 'helper-down' ? alone : [])],
    alone: [...alone, ...more.alone],
    note: [...traits, around].join(' '),
    around: { ...network, hosts: { ...network.hosts, ...way, ...(hit === host ? {} : { [hit]: faults }) } },
  };
}

function hitHost(host: string, traits: readonly string[]): string {
  if (traits.includes('chain:next')) return `next.${host}`;
  if (traits.includes('chain:twice')) return `last.${host}`;
  return traits.includes('chain:elsewhere') ? `next-${host}` : host;
}

/** What the traits add to the network. */
function aroundOf(traits: readonly Trait[], host: string, around: Around): Partial<Scenario> {
  const all = traits.flatMap((trait) => trait.around?.(host) ?? []);
  return {
    ipv6: [...(networkOf(around).ipv6 ?? []), ...all.flatMap(({ ipv6 = [] }) => ipv6)],
    addresses: Object.assign({}, ...all.map(({ addresses = {} }) => addresses)),
    proxies: all.flatMap(({ proxies = [] }) => proxies),
  };
}

/** Deeds that pass count their time from the first question about the host. */
function faultsOf(traits: readonly Trait[]): readonly Fault[] {
  const time = traits.find(({ dimension }) => dimension === 'time');
  const length = time ? Number.parseInt(time.id.slice('time:'.length), 10) * 1000 : null;
  return traits.flatMap((trait) =>
    trait.faults.map((fault) =>
      length !== null && passes(trait) ? { ...fault, during: { from: 0, for: length } } : fault,
    ),
  );
}

function wayTo(host: string, hit: string, isLong: boolean, also: readonly Fault[]): Record<string, readonly Fault[]> {
  if (hit === host) return {};
  const hop = (to: string): readonly Fault[] => [
    { layer: 'http', port: 443, kind: 'redirect', to: `https://${to}/` },
    ...also,
  ];
  return isLong ? { [host]: hop(`mid.${host}`), [`mid.${host}`]: hop(hit) } : { [host]: hop(hit) };
}
