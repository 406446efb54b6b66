/** The truth about a world from what it is made of. Written apart from the rules: only the wire and the methodology's words. */
import { UNEXPLAINED } from '../../../lab/conditions/condition.ts';
import { type Fair, HEALTHY, SITE_DOWN, type Truth } from '../../../lab/truth.ts';
import type { BrowserName } from '../../browsers/driver.ts';
import type { Around } from './networks.ts';
import type { Dimension, Effect, Trait } from './trait.ts';

export interface Told {
  readonly truth: Truth;
  readonly fair: readonly Fair[];
  readonly alone: readonly Fair[];
}

type Blocked = Extract<Effect, { by: 'censor' }>;
type Own = Extract<Effect, { by: 'site' }>;

const ANY_BLOCK: readonly Fair[] = [
  { reach: 'unreachable', cause: 'blocking' },
  { reach: 'impaired', cause: 'blocking' },
];

/** Once it is over, nobody is to be accused; that it did not load is true all the same. */
const PASSED: readonly Fair[] = [
  UNEXPLAINED,
  { reach: 'unreachable', cause: 'network' },
  { reach: 'not_checked', cause: 'network' },
  { reach: 'impaired', cause: 'unknown' },
];

/** Returns the traits that requests meet from such a device; what it asks of its own resolver, or as https, passes some by. */
export function metOn(around: Around, browser: BrowserName, traits: readonly Trait[]): readonly Trait[] {
  const side = traits.filter(({ dimension }) => dimension === 'side');
  // A proxy or a gateway stands before everything that is said of the site.
  if (side.length > 0) return side;
  if (around.startsWith('secure-dns')) return traits.filter(({ dimension }) => dimension !== 'dns');
  // In Chromium the mode is one of pages that are opened; what an extension asks stays plain.
  const isUpgraded = around === 'https-only' && browser === 'firefox';
  return isUpgraded ? traits.filter(({ dimension }) => dimension !== 'listed' && dimension !== 'http') : traits;
}

/** Returns what a perfect observer says of the listed address, and what else is honest. */
export function truthOfTraits(traits: readonly Trait[]): Told {
  const met = traits.filter((one) => isMet(one, traits));
  const own = worstOf(met.flatMap(({ effect }) => (effect.by === 'site' ? [effect] : [])));
  if (has(traits, 'time')) {
    const rest = alive(own, traits);
    return { ...rest, fair: [...rest.fair, ...PASSED] };
  }
  const blocks = orderOf(traits)
    .flatMap((layer) => met.filter(({ dimension }) => dimension === layer))
    .map(({ effect }) => effect)
    .filter((effect): effect is Blocked => effect.by === 'censor');
  if (blocks.length === 0) {
    const rest = alive(own, traits);
    return { ...rest, fair: [...rest.fair, ...(rest.truth.reach === 'unreachable' ? besides(traits) : [])] };
  }
  // What is as bad for everybody ends every accusation; without a witness outside the block is all that shows.
  if (own && isAsBad(own, blocks)) {
    // Who shuts out this place alone, or breaks something of his own, does not make a block beside it untrue.
    const isOutside = own.truth.cause === 'site' && own.fair.length === 0;
    return {
      ...sites(own),
      fair: [...own.fair, ...besides(traits), ...(isOutside ? [] : ANY_BLOCK)],
      alone: [...own.alone, ...ANY_BLOCK],
    };
  }
  const told = blocked(blocks, own);
  return { ...told, fair: [...told.fair, ...besides(traits)] };
}

/** A page that a censor shows on port 80 is no less true; and where a VPN client stands between, what is behind it is its doing. */
function besides(traits: readonly Trait[]): readonly Fair[] {
  const page = traits.some(({ id }) => ['http:known-page', 'http:nowhere', 'http:new-page'].includes(id));
  const standin = traits.some(({ id }) => id.startsWith('dns:standin'));
  return [
    ...(page ? [{ reach: 'unreachable', cause: 'blocking', method: 'http_blocking' } as const] : []),
    ...(standin ? [{ reach: 'unreachable', cause: 'network' } as const] : []),
  ];
}

function isLame(own: Own | undefined): boolean {
  return own?.truth.cause === 'site' && own.truth.reach !== 'reachable';
}

function blocked([first, ...rest]: readonly Blocked[], own: Own | undefined): Told {
  if (!first) throw new Error('nothing is blocked');
  const { reach, method } = first;
  const others = rest.map((one): Fair => ({ reach: one.reach, cause: 'blocking', method: one.method }));
  const all = [first, ...rest, ...(own ? [own] : [])];
  return {
    truth: { reach, cause: 'blocking', method },
    // A helper that fares badly at the site itself is no one to compare with.
    fair: [
      ...all.flatMap(({ fair }) => fair),
      ...others,
      ...(isLame(own) ? [SITE_DOWN, ...all.flatMap(({ alone }) => alone)] : []),
    ],
    alone: all.flatMap(({ alone }) => alone),
  };
}

/** A server that only is slow for all does not explain that nothing comes at all. */
function isAsBad({ truth }: Own, [first]: readonly Blocked[]): boolean {
  return truth.reach === 'unreachable' || truth.reach === first?.reach;
}

/** Of several troubles the one that hides the others: what is down for everybody, then what comes the least. */
function worstOf(all: readonly Own[]): Own | undefined {
  const order = (one: Own) =>
    ['unreachable', 'impaired', 'reachable'].indexOf(one.truth.reach) * 2 + (one.truth.cause === 'site' ? 0 : 1);
  const [worst, ...others] = [...all].sort((a, b) => order(a) - order(b));
  return worst && { ...worst, fair: [...worst.fair, ...others.flatMap(({ truth, fair }) => [truth, ...fair])] };
}

function alive(own: Own | undefined, traits: readonly Trait[]): Told {
  const rest = well(traits);
  return own ? { ...sites(own), fair: [...own.fair, ...(own.truth.reach === 'reachable' ? rest.fair : [])] } : rest;
}

function sites({ truth, fair, alone }: Own): Told {
  return { truth, fair, alone };
}

/** Over plain http nobody can vouch for a page. */
function well(traits: readonly Trait[]): Told {
  const unvouched: readonly Fair[] = has(traits, 'listed') ? [{ reach: 'reachable', cause: 'unknown' }] : [];
  return { truth: HEALTHY, fair: unvouched, alone: [] };
}

function has(traits: readonly Trait[], dimension: Dimension): boolean {
  return traits.some((one) => one.dimension === dimension);
}

/** The order in which a request meets the layers; a plain one is sent to https only after it was answered. */
function orderOf(traits: readonly Trait[]): readonly Dimension[] {
  return has(traits, 'listed') ? ['dns', 'address', 'http', 'tls', 'body'] : ['dns', 'address', 'tls', 'http', 'body'];
}

function isShort({ effect }: Trait): boolean {
  return effect.by === 'site' && effect.truth.reach === 'reachable' && effect.truth.cause === 'site';
}

/** A listed plain address that stays plain meets nothing of TLS; https meets nothing of port 80. */
function isMet(trait: Trait, traits: readonly Trait[]): boolean {
  const { effect, dimension } = trait;
  // A page that only says no is too small to be stopped.
  if (dimension === 'body' && traits.some((one) => isShort(one) && isMet(one, traits))) return false;
  // Who is led elsewhere does not go to the address.
  if (dimension === 'address' && traits.some(({ id }) => id.startsWith('dns:standin'))) return false;
  if (effect.by === 'nobody' || effect.hits === 'all') return true;
  const listed = traits.find(({ dimension }) => dimension === 'listed')?.id;
  return effect.hits === 'plain' ? listed !== undefined : listed !== 'listed:plain';
}
