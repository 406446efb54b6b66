/** Whether a browser tells an authority, over plain http, of whom we ask: docs/browsers.md, "What a check is at the wire". */
import { afterAll, expect, test } from 'vitest';
import { OCSP_HOST } from '../../lab/lab.ts';
import { BROWSER, Stage } from './stage.ts';

let stage: Stage;
afterAll(() => stage?.strike());

/** Names, requests to the authority's responder, and sites that answered, in one check of a browser with this preference. */
async function checkedWith(enabled: number | null) {
  await stage?.strike();
  stage = await Stage.set('open', 'lab', { ocsp: true, prefs: { 'security.OCSP.enabled': enabled } });
  await stage.begin('open');
  stage.lab.resetCounts();
  const { results } = await stage.check(['whatsapp', 'telegram', 'signal', 'youtube']);
  const { requests, dns } = stage.lab.countsOf(OCSP_HOST);
  console.log(JSON.stringify({ browser: BROWSER, enabled, requests, dns }));
  return { requests, names: Object.keys(dns).length, reached: results.filter(({ reach }) => reach === 'reachable') };
}

test(`as it comes, ${BROWSER} asks no authority whether the certificate of a site was revoked`, async () => {
  const { requests, names, reached } = await checkedWith(null);
  expect(reached.length).toBeGreaterThan(2);
  expect({ requests, names }).toEqual({ requests: 0, names: 0 });
}, 180_000);

test.runIf(BROWSER === 'firefox')(
  'the same Firefox, where a person has turned that on, asks for each',
  async () => {
    const { requests, reached } = await checkedWith(1);
    expect(reached.length).toBeGreaterThan(2);
    expect(requests).toBeGreaterThan(3);
  },
  180_000,
);
