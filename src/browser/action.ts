import browser from 'webextension-polyfill';

export type IconName = 'idle' | 'ok' | 'some' | 'off';

export async function showIcon(icon: IconName, badge: string, title: string): Promise<void> {
  const path = { 16: `/icons/${icon}-16.png`, 32: `/icons/${icon}-32.png` };
  // Firefox for Android has no badge and no icon to set.
  await Promise.allSettled([
    browser.action.setIcon({ path }),
    browser.action.setBadgeText({ text: badge }),
    browser.action.setBadgeBackgroundColor({ color: '#444b57' }),
    browser.action.setTitle({ title }),
  ]);
}
