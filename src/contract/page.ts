/** The page of a tab as a target: its site and nothing else of its address. */
import { addressKind } from '../core/address.ts';
import type { ListedTarget } from '../protocol.ts';
import { anyText, type Check, Refusal } from './check.ts';
import { siteUrl } from './site-url.ts';

/** Names the service that stands for an asked page; no listed target can have it. */
export const PAGE_ID = '@page';

/** The origin of a page of a public site by name, at its usual port; path and query go no further than this. */
export const pageOrigin: Check<string> = (value, at) => {
  const site = siteUrl(anyText(value, at));
  if (!site.ok) throw new Refusal(at, site.reason);
  const { protocol, hostname, port } = site.url;
  if (port !== '' || addressKind(hostname) !== null) throw new Refusal(at, `not a site by its name: ${hostname}`);
  return `${protocol}//${hostname}`;
};

/** Returns the page's site as a list would hold it: of its favicon, as exposed as any imported site. */
export function pageAsListed(origin: string): ListedTarget {
  return { id: PAGE_ID, name: new URL(origin).hostname, url: `${origin}/favicon.ico`, category: 'custom' };
}
