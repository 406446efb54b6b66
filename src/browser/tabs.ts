import browser from 'webextension-polyfill';

export async function openPage(url: string): Promise<void> {
  await browser.tabs.create({ url });
}

/** Uninstalls the extension, after the browser's own question. */
export async function removeSelf(): Promise<void> {
  await browser.management.uninstallSelf({ showConfirmDialog: true });
}
