import browser from 'webextension-polyfill';

/**
 * What the browser's resolver said, or its word for the failure. `secure`: the browser's own encrypted resolver gave the
 * answer, which its requests go by; or it fails, twice, where the system's gives one.
 */
export type SystemAnswer =
  | { readonly addresses: readonly string[]; readonly secure?: 'used' | 'broken' }
  | { readonly error: string };

/** Asks past all caches. Null where the browser has no such interface (all but Firefox). */
export async function resolveBySystem(host: string): Promise<SystemAnswer | null> {
  if (!browser.dns) return null;
  const [own, plain] = await Promise.all([ask(host), ask(host, 'disable_trr')]);
  if ('addresses' in own)
    return own.isTRR ? { addresses: own.addresses, secure: 'used' } : { addresses: own.addresses };
  if ('error' in plain || 'addresses' in (await ask(host))) return plain;
  return { addresses: plain.addresses, secure: 'broken' };
}

async function ask(host: string, ...flags: browser.Dns.ResolveFlags) {
  try {
    const { addresses, isTRR } = await browser.dns.resolve(host, ['bypass_cache', ...flags]);
    return { addresses, isTRR };
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
