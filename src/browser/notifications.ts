import browser from 'webextension-polyfill';

/** Shows a notice. The same id replaces the same notice. No buttons and no `requireInteraction`: Firefox throws on both. */
export async function showNotice(id: string, title: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getURL('icons/icon-128.png');
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message });
}

export async function clearNotices(): Promise<void> {
  const shown = await browser.notifications.getAll();
  await Promise.all(Object.keys(shown).map((id) => browser.notifications.clear(id)));
}

export function onNoticeClicked(clicked: (id: string) => void): void {
  browser.notifications.onClicked.addListener(clicked);
}
