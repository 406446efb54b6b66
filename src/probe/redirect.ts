/** Redirects taken by hand: where the next request goes, and how much of the way is kept. */
import { hostOf } from '../core/address.ts';
import type { Hop, Probe, Unfollowed } from '../core/types.ts';

/** One redirect that was met; URLs whole, without fragment. */
export interface Turn {
  readonly probe: Probe;
  readonly from: string;
  readonly to: string;
  /** How many redirects were followed before it. */
  readonly followed: number;
}

/** Returns why a redirect is not followed, null where it may be. */
export type Follow = (turn: Turn) => Unfollowed | null;

/** Returns the host, or host and beginning of a path, of the known block page at a URL; null for any other. */
export type KnownPage = (url: string) => string | null;

/** Browsers give up after as many. */
export const MOST_HOPS = 20;

const KEPT_HOPS = 10;
const KEPT_PATH = 300;
/** Characters of all addresses together, so that no answer of a stranger's makes a result too large to be kept. */
const KEPT_IN_ALL = 3_000;

/**
 * Returns hops as they may be kept: scheme, host and path, never a query, which may tell who is asking. Where anybody on
 * the way may have answered, of another host no path either, but for the pattern by which a block page is known.
 */
export function keptHops(hops: readonly Hop[], known: KnownPage = () => null): readonly Hop[] {
  const kept = hops.length > KEPT_HOPS ? [...hops.slice(0, KEPT_HOPS - 1), ...hops.slice(-1)] : hops;
  const most = Math.min(KEPT_PATH, Math.floor(KEPT_IN_ALL / Math.max(1, kept.length) / 2));
  return kept.map(({ from, to, status, address }) => ({
    from: cut(from, most),
    to: leading(from, to, known) ?? cut(to, most),
    status,
    address,
  }));
}

function leading(from: string, to: string, known: KnownPage): string | null {
  if (!URL.canParse(to)) return to.slice(0, SHOWN);
  const { protocol, host, origin } = new URL(to);
  if (!WEB.includes(protocol)) return protocol;
  const page = known(to);
  if (page !== null) return `${protocol}//${page}${page.includes('/') ? '' : '/'}`;
  const isOwn = from.startsWith('https:') || hostOf(from) === hostOf(`${protocol}//${host}`);
  return isOwn ? null : `${origin}/`;
}

const WEB = ['http:', 'https:'];
/** Of what is no address at all. */
const SHOWN = 40;

function cut(url: string, most: number): string {
  if (!URL.canParse(url)) return url.slice(0, SHOWN);
  const { origin, pathname } = new URL(url);
  return (origin + pathname).slice(0, most);
}
