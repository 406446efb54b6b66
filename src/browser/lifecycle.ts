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

/** Chromium's worker tells of a change of its connection, Firefox's page of coming back online. */
export function onNetworkChange(changed: () => void): void {
  addEventListener('online', changed);
  if ('connection' in navigator) (navigator.connection as EventTarget).addEventListener('change', changed);
}
