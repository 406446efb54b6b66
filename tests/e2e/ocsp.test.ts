/** Whether a browser tells an authority, over plain http, of whom we ask: docs/browsers.md, "What a check is at the wire". */
import { afterEach, describe, expect, test } from 'vitest';
import { OCSP_HOST } from '../../lab/lab.ts';
import { BROWSER, Stage } from './stage.ts';

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.strike();
  stage = null;
});

/** Returns how often the authority's responder was asked in one check of a browser with this preference. */
async function askedWith(enabled: number | null): Promise<number> {
  stage = await Stage.set('open', 'lab', { ocsp: true, prefs: { 'security.OCSP.enabled': enabled } });
  await stage.begin('open');
  stage.lab.resetCounts();
  const { results } = await stage.check(['whatsapp', 'telegram', 'signal', 'youtube']);
  const { requests, dns } = stage.lab.countsOf(OCSP_HOST);
  console.log(JSON.stringify({ browser: BROWSER, enabled, requests, dns }));
  expect(results.filter(({ reach }) => reach === 'reachable').length).toBeGreaterThan(2);
  return requests;
}

describe.runIf(BROWSER === 'chromium')('whether a certificate was revoked, Chromium', () => {
  test('asks no authority', async () => expect(await askedWith(null)).toBe(0), 180_000);
});

/** A Firefox of the lab has none of the lists of revoked certificates that Mozilla gives out, like one that cannot fetch them. */
describe.runIf(BROWSER === 'firefox')('whether a certificate was revoked, a Firefox without lists of them', () => {
  test.each([
    ['as it comes', null],
    ['where that is turned on', 1],
  ] as const)(
    'asks its authority, %s',
    async (_, enabled) => expect(await askedWith(enabled)).toBeGreaterThan(3),
    180_000,
  );
});
