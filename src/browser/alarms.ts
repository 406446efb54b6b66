import browser from 'webextension-polyfill';

export async function setAlarm(name: string, whenMs: number): Promise<void> {
  await browser.alarms.create(name, { when: whenMs });
}

export async function repeatAlarm(name: string, periodInMinutes: number): Promise<void> {
  await browser.alarms.create(name, { periodInMinutes });
}

export async function clearAlarm(name: string): Promise<void> {
  await browser.alarms.clear(name);
}

/** Returns when the alarm is due in Unix ms, or null where there is none: browsers lose alarms at updates and restarts. */
export async function alarmDue(name: string): Promise<number | null> {
  return (await browser.alarms.get(name))?.scheduledTime ?? null;
}

export async function clearAlarms(): Promise<void> {
  await browser.alarms.clearAll();
}

export function onAlarm(due: (name: string) => void): void {
  browser.alarms.onAlarm.addListener((alarm) => due(alarm.name));
}
