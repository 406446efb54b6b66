import browser from 'webextension-polyfill';

export async function openPage(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Address of the tab in front, as far as the browser shows it to us; empty where it does not. */
export async function currentAddress(): Promise<string> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return addressOf(tab);
}

/** The page that is still on its way comes before the one that it will replace. Of a private window nothing is told. */
export function addressOf(tab: browser.Tabs.Tab | undefined, otherwise = ''): string {
  return tab?.incognito ? '' : tab?.pendingUrl || tab?.url || otherwise;
}

/** Returns whether a tab belongs to a private window; true where it is gone, since nobody can tell any more. */
export function isPrivateTab(id: number): Promise<boolean> {
  return browser.tabs.get(id).then(
    ({ incognito }) => incognito,
    () => true,
  );
}

/** Uninstalls the extension, after the browser's own question. */
export async function removeSelf(): Promise<void> {
  await browser.management.uninstallSelf({ showConfirmDialog: true });
}
