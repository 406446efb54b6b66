/** Hosts that the browser, or whoever set it up, keeps from extensions: nothing is known of them, and nothing is said. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clearPolicy, keepFromExtensions } from './policies.ts';
import { BROWSER, Stage } from './stage.ts';

const KEPT = 'kept.reach-lab.example';
const TARGETS = ['kept', 'open'].map((id) => ({
  id,
  name: id,
  url: `https://${id}.reach-lab.example/favicon.ico`,
  category: 'NEWS',
}));

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set('open', 'lab', {
    prefs: { 'extensions.webextensions.restrictedDomains': KEPT },
    furnish: () => BROWSER === 'chromium' && keepFromExtensions([`*://${KEPT}`]),
  });
  await stage.begin('open');
  await stage.ask({ request: 'replace-targets', targets: TARGETS });
}, 180_000);
afterAll(async () => {
  await stage?.strike();
  clearPolicy();
});

describe(`a host that is kept from extensions in ${BROWSER}`, () => {
  test('is not checked, and says why; the others are', async () => {
    const { results } = await stage.check();
    expect(results.map(({ id, reach, rule_id }) => [id, reach, rule_id]).sort()).toEqual([
      ['kept', 'not_checked', 'local-extension'],
      ['open', 'reachable', 'answer'],
    ]);
  });
});
