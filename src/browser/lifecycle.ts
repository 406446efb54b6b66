import browser from 'webextension-polyfill';

export function onFirstInstall(installed: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') installed();
  });
}

/** Calls back at each install and update of the extension or the browser. */
export function onInstalled(installed: () => void): void {
  browser.runtime.onInstalled.addListener(installed);
}

export function onStart(started: () => void): void {
  browser.runtime.onStartup.addListener(started);
}

/**
 * Firefox's page tells of coming back online, Chromium's worker of a change of its connection: also when an estimate of
 * speed changes. `isSure` where the connection was gone in between.
 */
export function onNetworkChange(changed: (isSure: boolean) => void): void {
  addEventListener('online', () => changed(true));
  if ('connection' in navigator)
    (navigator.connection as EventTarget).addEventListener('change', () => changed(!navigator.onLine));
}

/** Returns the kind of connection, such as `wifi` or `cellular`; null where the browser does not tell, as on desktops. */
export function connectionType(): string | null {
  return (navigator as { connection?: { type?: string } }).connection?.type ?? null;
}
