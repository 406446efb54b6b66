import browser from 'webextension-polyfill';

/** Calls back with the name of a keyboard command of the manifest. Firefox for Android has none. */
export function onCommand(pressed: (name: string) => void): void {
  browser.commands?.onCommand.addListener((name) => pressed(name));
}
