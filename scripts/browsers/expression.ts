import type { Evaluable } from './driver.ts';

/** The source to evaluate in a page. `__name` is what esbuild-based runners leave in function bodies. */
export function expressionOf<T, A>(code: Evaluable<T, A>, arg?: A): string {
  if (typeof code === 'string') return code;
  return `((__name) => (${code})(${JSON.stringify(arg) ?? 'undefined'}))((named) => named)`;
}

export const quote = (text: string): string => JSON.stringify(text);

const api = 'const api = globalThis.browser ?? globalThis.chrome;';

/** No browser lets one fire an alarm: the extension's own alarm is created again, due at once and with the same period. */
export const wakeAlarmExpression = (name: string): string => `(async () => {
  ${api}
  const alarm = await api.alarms.get(${quote(name)});
  if (!alarm) throw new Error('No alarm ' + ${quote(name)});
  const { periodInMinutes } = alarm;
  await api.alarms.create(alarm.name, { when: Date.now(), ...(periodInMinutes ? { periodInMinutes } : {}) });
})()`;

export const badgeExpression = `(async () => {
  ${api}
  return { text: await api.action.getBadgeText({}), title: await api.action.getTitle({}) };
})()`;

/** For Chromium's worker: the click on a menu entry, for the tab in front. */
export const menuExpression = (menuItemId: string): string => `(async () => {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.contextMenus.onClicked.dispatch({ menuItemId: ${quote(menuItemId)}, pageUrl: tab?.url, editable: false }, tab);
})()`;
