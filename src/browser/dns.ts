import browser from 'webextension-polyfill';

/**
 * What the browser's resolver said, or its word for the failure. `secure`: the browser's own encrypted resolver gave the
 * answer, which its requests go by; or it fails, twice, where the system's gives one.
 */
export type SystemAnswer =
  | { readonly addresses: readonly string[]; readonly secure?: 'used' | 'broken' }
  | { readonly error: string };

/** Whether the browser's last answer came from encrypted DNS of its own; null before the first. */
let isEncrypted: boolean | null = null;

/**
 * Asks past all caches. Null where the browser has no such interface (all but Firefox), and where only going round encrypted
 * DNS of its own, or what may be that, would tell: what a person hides from the operator is not told to him by us.
 */
export async function resolveBySystem(host: string): Promise<SystemAnswer | null> {
  if (!browser.dns) return null;
  const own = await ask(host);
  if ('addresses' in own)
    return own.isTRR ? { addresses: own.addresses, secure: 'used' } : { addresses: own.addresses };
  if (isEncrypted !== false) return null;
  const plain = await ask(host, 'disable_trr');
  if ('error' in plain || 'addresses' in (await ask(host))) return plain;
  return { addresses: plain.addresses, secure: 'broken' };
}

async function ask(host: string, ...flags: browser.Dns.ResolveFlags) {
  try {
    const { addresses, isTRR } = await browser.dns.resolve(host, ['bypass_cache', ...flags]);
    // A boolean, whatever the types say; an answer past encrypted DNS shows nothing of it.
    if (!flags.includes('disable_trr')) isEncrypted = Boolean(isTRR);
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
  // Where the name is not found, the fetch will meet the same failure and tell it.
  if (browser.dns) await Promise.all([ask(host), ask(host, 'disable_ipv6')]);
}

export function hasSystemResolver(): boolean {
  return browser.dns !== undefined;
}
