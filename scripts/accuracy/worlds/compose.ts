/** Worlds at random: the site's own state × DNS × address × TLS × HTTP × body × network × timing × helper. */
import type { Condition } from '../../../lab/conditions/condition.ts';
import { NO_DOH } from '../../../lab/conditions/dns.ts';
import { seeded } from '../../../lab/random.ts';
import type { Fault, Scenario } from '../../../lab/scenario.ts';
import { type Fair, HEALTHY, NETWORK_DOWN, type Truth } from '../../../lab/truth.ts';
import { HELPER_HOST } from '../../../lab/world.ts';
import type { Dimension, Trait } from './trait.ts';
import { TRAITS, traitOf } from './traits.ts';
import { truthOfTraits } from './truth.ts';

/** What is special about the network that several worlds share. */
export type Around =
  | 'plain'
  | 'nat64'
  | '464xlat'
  | 'ipv6-broken'
  | 'resolvers-blocked'
  | 'ipv6-alone'
  | 'resolver-halves'
  | 'resolver-late'
  | 'resets-20'
  | 'line-lost'
  | 'large-lost'
  | 'portal-lets'
  | 'helper-down'
  | 'helper-lies';

export interface World {
  readonly traits: readonly string[];
  readonly around: Around;
}

/** Of twenty networks so many are of each kind. */
const NETWORKS: readonly Around[] = [
  ...new Array<Around>(7).fill('plain'),
  'nat64',
  '464xlat',
  'ipv6-broken',
  'ipv6-alone',
  'resolvers-blocked',
  'helper-down',
  'helper-lies',
  'resolver-halves',
  'resolver-late',
  'resets-20',
  'line-lost',
  'large-lost',
  'portal-lets',
];

/** Where a kind of address is dead for all, what a site has of it is another question. */
const BY_KIND: readonly Around[] = ['nat64', '464xlat', 'ipv6-broken', 'ipv6-alone'];
const OF_KIND: readonly string[] = ['site:ipv6-dead', 'site:ipv6-alone', 'site:pool-one-dead'];

/** Whether a trait would stand outside of what holds for the network: of addresses that nobody there has, or that stand in for all. */
function isBeside(trait: string, around: Around): boolean {
  if (BY_KIND.includes(around)) return OF_KIND.includes(trait);
  return around === 'large-lost' && trait.startsWith('dns:standin');
}

/** The network itself fails now and then, so that one more that passes would hide what is told of all. */
const RESTLESS: readonly Around[] = ['resolver-halves', 'resolver-late', 'resets-20', 'line-lost'];

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
    const drawn = all.filter((trait) => !isBeside(trait, around));
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

/** Whether the deed can end by itself. */
function passes({ dimension, effect }: Trait): boolean {
  return LAYERS.includes(dimension) && effect.by === 'censor';
}

/** The world as a condition of the lab, on a host of that name. */
export function conditionOf({ traits, around }: World, id: string, host: string): Condition {
  const all = traits.map(traitOf);
  const has = (trait: string) => traits.includes(trait);
  const hit = hitHost(host, traits);
  const told = truthOfTraits(all);
  const isLost = around === 'large-lost' || around === 'portal-lets';
  const { truth, fair, alone } = isLost ? { truth: NETWORK_DOWN, fair: [...UNKNOWN], alone: [] } : told;
  const more = doubts(around, truth);
  const network = { ...networkOf(around), ...aroundOf(all, hit, around) };
  const everywhere = network.hosts?.['*'] ?? [];
  const faults = [...faultsOf(all), ...everywhere];
  const way = wayTo(host, hit, has('chain:twice'), everywhere);
  return {
    id,
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

function networkOf(around: Around): Partial<Scenario> {
  switch (around) {
    case 'nat64':
      return { translation: { prefix: '64:ff9b::', ipv4: false } };
    case '464xlat':
      return { translation: { prefix: '2a00:1098:2b:1::', ipv4: true } };
    case 'ipv6-broken':
      return { ipv6: ['*'], hosts: { '*': [{ layer: 'address', kind: 'drop', family: 6 }] } };
    case 'ipv6-alone':
      return { ipv6: ['*'], hosts: { '*': [{ layer: 'address', kind: 'unreachable', family: 4 }] } };
    case 'resolver-halves':
      return { hosts: { '*': [{ layer: 'dns', kind: 'flaky', every: 2, as: 'servfail' }] } };
    case 'resolver-late':
      return { hosts: { '*': [{ layer: 'dns', kind: 'late', ms: 4000 }] } };
    case 'resets-20':
      return { hosts: { '*': [{ layer: 'noise', probability: 0.2, kind: 'reset' }] }, seed: 17 };
    case 'line-lost':
      return { hosts: { '*': [{ layer: 'line', kind: 'lost', during: { from: 500, for: 4000 } }] } };
    case 'large-lost':
      return { state: 'impaired', hosts: { '*': [{ layer: 'address', kind: 'large' }] } };
    case 'portal-lets':
      return {
        state: 'captive_portal',
        portal: {
          by: 'redirect',
          host: 'portal.hotel.example',
          tls: 'drop',
          lets: ['www.apple.com', 'www.gstatic.com', 'edge.microsoft.com'],
        },
      };
    case 'resolvers-blocked':
      return { hosts: NO_DOH };
    case 'helper-down':
      return { hosts: { [HELPER_HOST]: [{ layer: 'site', kind: 'silent' }] } };
    case 'helper-lies':
      return { hosts: { [HELPER_HOST]: [{ layer: 'helper', kind: 'lying' }] } };
    default:
      return {};
  }
}

const UNKNOWN: readonly Fair[] = [
  { reach: 'unreachable', cause: 'unknown' },
  { reach: 'impaired', cause: 'unknown' },
];

const OWN_SIDE: readonly Fair[] = [
  { reach: 'unreachable', cause: 'network' },
  { reach: 'impaired', cause: 'network' },
  { reach: 'not_checked', cause: 'network' },
];

const ANY: readonly Fair[] = [
  { reach: 'unreachable', cause: 'blocking' },
  { reach: 'impaired', cause: 'blocking' },
];

/** What less can be seen in such a network. */
function doubts(around: Around, { cause, reach }: Truth) {
  const isBlocked = cause === 'blocking';
  const isFailing = isBlocked || cause === 'site';
  const accused: readonly Fair[] = [
    { reach: 'unreachable', cause: 'blocking', most: 'possible' },
    { reach: 'impaired', cause: 'blocking', most: 'possible' },
  ];
  if (RESTLESS.includes(around)) {
    // What failed by chance hides the large object, or shows a block at another layer.
    const seen: readonly Fair[] = isBlocked ? ANY : isFailing ? accused : [];
    return { fair: [...UNKNOWN, ...OWN_SIDE, ...seen, ...(reach === 'impaired' ? [HEALTHY] : [])], alone: [] };
  }
  if (around === 'resolvers-blocked') return { fair: [], alone: isFailing ? UNKNOWN : [] };
  const isHelpless = around === 'helper-down' || around === 'helper-lies';
  return { fair: isHelpless && isFailing ? [...UNKNOWN, ...(isBlocked ? [] : accused)] : [], alone: [] };
}
