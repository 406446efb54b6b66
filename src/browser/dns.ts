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

export function hasSystemResolver(): boolean {
  return browser.dns !== undefined;
}
