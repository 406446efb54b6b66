import { afterEach, describe, expect, test, vi } from 'vitest';
import { isOnAndroid, LACKING, usedInterfaces } from '../support/android.ts';
import { FakeBrowser } from '../support/browser.ts';

afterEach(() => vi.unstubAllGlobals());

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

  test('runs the real background without what it lacks: consent, a check, a report, Erase', async () => {
    const browser = new FakeBrowser({ build: 'firefox', lacking: LACKING });
    expect(await browser.ask({ request: 'accept-consent', place: 'outside' })).toMatchObject({ ok: true });
    expect(await browser.ask({ request: 'check-now', ids: ['wikipedia'] })).toMatchObject({ ok: true });
    expect(await browser.ask({ request: 'export-report' })).toMatchObject({ schema: 'reach.report/1' });
    expect(await browser.ask({ request: 'erase' })).toMatchObject({ ok: true });
    expect(browser.life.faults).toEqual([]);
  });
});
