import { describe, expect, test } from 'vitest';
import { isOnAndroid, LACKING, usedInterfaces } from '../support/android.ts';

describe('Firefox for Android, by its compatibility data', () => {
  test('has every interface that is used, but for those the background starts without', () => {
    const missing = usedInterfaces().filter((path) => !isOnAndroid(path));
    const isKnown = (path: string) => LACKING.some((one) => path === one || path.startsWith(`${one}.`));
    expect(missing.filter((path) => !isKnown(path))).toEqual([]);
    expect(LACKING.filter((one) => !missing.some((path) => path === one || path.startsWith(`${one}.`)))).toEqual([]);
  });

  test('is asked about what is really used', () => {
    expect(usedInterfaces()).toEqual(expect.arrayContaining(['alarms.create', 'webRequest', 'storage.managed.get']));
    expect(isOnAndroid('alarms.create')).toBe(true);
    expect(isOnAndroid('captivePortal.getState')).toBe(false);
    expect(isOnAndroid('nothing.of.the.kind')).toBe(false);
  });
});
