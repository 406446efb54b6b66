import browser from 'webextension-polyfill';

const HOSTS = { origins: ['http://*/*', 'https://*/*'] };

/** Returns whether sites may be asked at all. It can be taken away at any time, so ask before each round. */
export function hasHosts(): Promise<boolean> {
  return browser.permissions.contains(HOSTS);
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
