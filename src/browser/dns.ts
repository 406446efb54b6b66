import browser from 'webextension-polyfill';

/** What the system's resolver said, or the browser's word for its failure. */
export type SystemAnswer = { readonly addresses: readonly string[] } | { readonly error: string };

/** Asks the system's resolver past all caches. Null where the browser has no such interface (all but Firefox). */
export async function resolveBySystem(host: string): Promise<SystemAnswer | null> {
  if (!browser.dns) return null;
  try {
    const { addresses } = await browser.dns.resolve(host, ['bypass_cache', 'disable_trr']);
    return { addresses };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Makes the browser ask anew for a name that the next fetch will need. Without `disable_trr`, unlike above: with it the
 * answer lands in another slot of the cache, and the fetch goes on using the old one (seen in Firefox 153). Once a host
 * was reached over IPv4, fetches use a slot for IPv4 alone.
 */
export async function refreshName(host: string): Promise<void> {
  const ask = (...flags: browser.Dns.ResolveFlags) => browser.dns?.resolve(host, ['bypass_cache', ...flags]);
  // Where the name is not found, the fetch will meet the same failure and tell it.
  await Promise.allSettled([ask(), ask('disable_ipv6')]);
}

export function hasSystemResolver(): boolean {
  return browser.dns !== undefined;
}
