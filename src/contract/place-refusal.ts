import { mayBeListed, type PlacePolicy } from '../core/place.ts';
import { exposureOf, isForbiddenWhereFiltered } from './exposure.ts';
import { cut } from './words.ts';

/** Objects that every site has and that tell nothing of what a person reads. */
const PLAIN_PATH = /^\/(favicon\.ico|robots\.txt|generate_204)?$/;
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
  if (exposure.state && !policy.domestic) return `a host of a state, not checked in this place: ${cut(url.hostname)}`;
  if (!mayBeListed(policy, exposure)) return `too dangerous to be checked in this place: ${cut(url.hostname)}`;
  if (isOpen || isPlainObject(url)) return null;
  return `in this place only a front page, favicon or static file: ${cut(url.href)}`;
}

function isPlainObject({ hostname, pathname, search }: URL): boolean {
  if (search !== '' || CHANNEL_HOST.test(hostname)) return false;
  return PLAIN_PATH.test(pathname) || (STATIC_PATH.test(pathname) && !pathname.includes('//'));
}
