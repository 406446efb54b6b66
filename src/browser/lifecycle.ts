import browser from 'webextension-polyfill';

export function onFirstInstall(installed: () => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') installed();
  });
}

export function onStart(started: () => void): void {
  browser.runtime.onStartup.addListener(started);
}
