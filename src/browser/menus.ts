import browser from 'webextension-polyfill';
import { addressOf } from './tabs.ts';

const ID = 'page';

/** Puts the only entry into the menus, or gives it other words. Firefox for Android has no menus. */
export function showMenu(title: string): void {
  const { contextMenus } = browser;
  // The browser keeps entries; whether one is there, only the attempt to make it tells.
  contextMenus?.create({ id: ID, title, contexts: ['page', 'action'] }, () => {
    if (browser.runtime.lastError) void contextMenus.update(ID, { title });
  });
}

/** Calls back with the address of the page whose menu was used; an empty one in a private window. */
export function onMenu(chosen: (address: string) => void): void {
  browser.contextMenus?.onClicked.addListener(({ pageUrl }, tab) => chosen(addressOf(tab, pageUrl)));
}
