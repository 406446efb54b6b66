/** Where a redirect may be followed to: the place decides, and nobody who answers leads this device where it may not go. */
import { hostOf } from '../core/address.ts';
import type { PlacePolicy } from '../core/place.ts';
import type { Probe, Unfollowed } from '../core/types.ts';
import { exposureOf } from './exposure.ts';
import { insideRefusal } from './inside.ts';
import { siteUrl } from './site-url.ts';

/** One redirect; URLs whole, without fragment. */
export interface Redirect {
  readonly probe: Probe;
  readonly from: string;
  readonly to: string;
  /** How many were followed before it. */
  readonly followed: number;
}

/** Questions to a site whose answer lies at the end of its redirects; port 80 is asked for where it leads first. */
const FOLLOWING: readonly Probe[] = ['first', 'repeat', 'large', 'plain_http'];

/** Returns why a redirect is not followed in this place, null where it may be. */
export function redirectRefusal({ probe, from, to, followed }: Redirect, policy: PlacePolicy): Unfollowed | null {
  if (!FOLLOWING.includes(probe)) return 'not_wanted';
  if (!/^https?:/i.test(to)) return 'not_web';
  if (URL.canParse(to) && insideRefusal(new URL(to).hostname.replace(/\.$/, '')) !== null) return 'private';
  const site = siteUrl(to);
  if (!site.ok) return 'not_web';
  const { protocol, hostname, port } = site.url;
  const { tier, state } = exposureOf(hostname, '');
  if (tier === 'X') return 'refused';
  if (probe === 'plain_http' && !(protocol === 'https:' && hostname === hostOf(from))) return 'not_wanted';
  if (state && !exposureOf(hostOf(from), '').state) return 'place';
  if (policy.place === 'outside') return null;
  // Hosts are counted: whoever is asked was chosen.
  if (policy.click.maxHosts !== null || followed > 0) return 'place';
  return protocol === 'https:' && port === '' && isOneSite(hostOf(from), hostname) ? null : 'place';
}

/** Whether one is the other, or a name below it. */
function isOneSite(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}
