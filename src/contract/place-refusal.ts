import { isRefusedHost } from '../catalog/refused.ts';
import { mayBeListed, type PlacePolicy } from '../core/place.ts';
import { exposureOf, isForbiddenWhereFiltered } from './exposure.ts';
import { isPlainObject, isShipped } from './plain-object.ts';
import { cut } from './words.ts';

const EVERYWHERE = '/generate_204';
/** A file of a site's own design. Spelled in ASCII: encoded text may be the words of a search or a headline. */
const STATIC_PATH = /^\/[\w./-]{1,100}\.(ico|png|jpe?g|gif|webp|svg|css|m?js|woff2?|ttf)$/;
/** Names under these hosts are channels and blogs of persons. */
const CHANNEL_HOST = /\.(t\.me|telegram\.me|livejournal\.com|blogspot\.com|substack\.com)$/;

/** Returns why the place forbids a site to be in the list at all, null where it does not. `url` has passed `siteUrl`. */
export function placeRefusal(url: URL, category: string, policy: PlacePolicy): string | null {
  const isOpen = policy.place === 'outside';
  const exposure = exposureOf(url.hostname, category);
  if (exposure.tier === 'X' || (!isOpen && isForbiddenWhereFiltered(category)))
    return `never checked ${isOpen ? '' : 'in this place '}for safety: ${cut(`${category} ${url.hostname}`.trim())}`;
  if (!isOpen && isRefusedHost(url.hostname)) return `never checked in this place for safety: ${cut(url.hostname)}`;
  if (!policy.ladder.plainHttp && (url.protocol !== 'https:' || url.port !== ''))
    return `in this place only https at its usual port: ${cut(url.href)}`;
  if (exposure.state && !policy.domestic) return `a host of a state, not checked in this place: ${cut(url.hostname)}`;
  if (!mayBeListed(policy, exposure)) return `too dangerous to be checked in this place: ${cut(url.hostname)}`;
  if (isOpen || (!CHANNEL_HOST.test(url.hostname) && isTellingNothing(url, policy))) return null;
  const kinds = policy.ladder.plainHttp
    ? 'a front page, favicon or static file'
    : 'a front page, favicon or robots.txt';
  return `in this place only ${kinds}: ${cut(url.href)}`;
}

/** Where a log may be read later, not even the name of a file that the list's author chose. */
function isTellingNothing(url: URL, { ladder }: PlacePolicy): boolean {
  const { pathname, search } = url;
  if (isPlainObject(url) || isShipped(url)) return true;
  if (!ladder.plainHttp || search !== '') return false;
  return pathname === EVERYWHERE || (STATIC_PATH.test(pathname) && !pathname.includes('//'));
}
