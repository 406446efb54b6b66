import { storageItem } from './storage.ts';
import { openPage } from './tabs.ts';

/**
 * With what an own page opens, such as a section. In memory, not in the page's address: both browsers write addresses of tabs to the
 * disk, and Chromium dates them in its history.
 */
const item = storageItem('opening', 'session', (value): value is string => typeof value === 'string');

/** Opens an own page with this view. */
export async function openAt(url: string, view: string | null): Promise<void> {
  await (view ? item.set(view) : item.remove());
  await openPage(url);
}

/** Returns with what this page was opened, once. */
export async function takeOpening(): Promise<string | null> {
  const view = (await item.get()) ?? null;
  if (view !== null) await item.remove();
  return view;
}
