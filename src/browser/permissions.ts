import browser from 'webextension-polyfill';

const HOSTS = { origins: ['http://*/*', 'https://*/*'] };

/** Returns whether sites may be asked at all. It can be taken away at any time, so ask before each round. */
export function hasHosts(): Promise<boolean> {
  return browser.permissions.contains(HOSTS);
}

/** Returns the match patterns of sites that may be asked where a person gave access to some alone; those of all where to all. */
export async function grantedHosts(): Promise<readonly string[]> {
  if (await hasHosts()) return HOSTS.origins;
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Returns whether a pattern is for this URL: a scheme or any, a host, any, or one and all below it; paths do not matter. None is for what is no URL. */
export function isGranted(patterns: readonly string[], url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return patterns.some((pattern) => {
    const [, scheme = '', host = ''] = /^(\*|https?):\/\/([^/:]+)/.exec(pattern) ?? [];
    const isBelow = host.startsWith('*.') && `.${hostname}`.endsWith(host.slice(1));
    return (scheme === '*' || `${scheme}:` === protocol) && (host === '*' || host === hostname || isBelow);
  });
}

/** Asks for the permission; must be called inside a click, before any `await`. */
export function askHosts(): Promise<boolean> {
  return browser.permissions.request(HOSTS);
}

/** Calls back when access was given, or taken back: also for some sites alone. */
export function onHostsChanged(changed: (isRemoved: boolean) => void): void {
  browser.permissions.onAdded.addListener(() => changed(false));
  browser.permissions.onRemoved.addListener(() => changed(true));
}
