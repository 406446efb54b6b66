/** A provider that is hit as a whole (L6) and two kinds of address (L3), as the browser meets them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AddressFault, Fault, Scenario } from '../../lab/scenario.ts';
import type { Place } from '../../src/core/types.ts';
import { BROWSER, Stage } from './stage.ts';

const SIBLING = 'unpkg.com';
const SITES = ['one.example', 'two.example'];
const FREEZE: Fault = { layer: 'body', kind: 'freeze', after: 16_384 };
const DROP: AddressFault = { layer: 'address', kind: 'drop' };

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common();
}, 180_000);
afterAll(() => stage?.strike());

/** Sites of one provider, all with the fault, and the provider's other site. */
async function begin(fault: Fault, place: Place, more: Partial<Scenario> = {}): Promise<void> {
  await stage.begin('open', place);
  await stage.lab.use(
    {
      ...stage.lab.scenario,
      hosts: Object.fromEntries([...SITES, SIBLING].map((host) => [host, [fault]])),
      addresses: { 'one.example': ['104.21.5.1'], 'two.example': ['104.21.5.2'], [SIBLING]: ['104.17.249.203'] },
      ...more,
    },
    { cut: true },
  );
  const targets = SITES.map((host) => ({
    id: host,
    name: host,
    url: `https://${host}/favicon.ico`,
    category: 'COMT',
  }));
  expect(await stage.ask({ request: 'replace-targets', targets })).toMatchObject({ ok: true });
}

const rulesOf = async () => (await stage.check()).results.map(({ rule_id }) => rule_id);

describe(`a whole provider in ${BROWSER}`, () => {
  test('that freezes is told from one site that does, and its other site is asked once for all', async () => {
    await begin(FREEZE, 'outside');
    expect(await rulesOf()).toEqual(['body-freeze-provider', 'body-freeze-provider']);
    expect(stage.lab.countsOf(SIBLING).requests).toBe(1);
    const page = await stage.popup();
    await page.waitFor(`document.querySelector('[data-id="one.example"] > .line') !== null`);
    await page.click('[data-id="one.example"] > .line');
    await page.waitFor(`document.querySelector('[data-id="one.example"] > .opened') !== null`);
    expect(await page.text('[data-id="one.example"] > .opened')).toContain('the same hosting company stops');
    await page.close();
  });

  test('is not asked where a round asks a few hosts only', async () => {
    await stage.begin('open', 'occupied');
    // Of what nobody has looked at nothing is asked there, so an everyday site stands behind the provider.
    const host = 'en.wikipedia.org';
    const hosts = { [host]: [FREEZE], [SIBLING]: [FREEZE] };
    const addresses = { [host]: ['104.21.5.1'], [SIBLING]: ['104.17.249.203'] };
    await stage.lab.use({ ...stage.lab.scenario, hosts, addresses }, { cut: true });
    const answer = await stage.ask({ request: 'check-now', ids: ['wikipedia'], warned: true });
    expect(answer).toMatchObject({ ok: true });
    const { results } = await stage.report();
    expect(results.find(({ id }) => id === 'wikipedia')?.rule_id).toBe('body-freeze');
    // Two sites and two controls, and no word over plain http.
    const asked = Object.values(stage.lab.counts()).filter(({ connections }) => connections > 0);
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(stage.lab.countsOf(SIBLING)).toMatchObject({ connections: 0, dns: {} });
  });

  test('is not asked about sites that answer', async () => {
    await begin({ layer: 'body', kind: 'latency', ms: 1 }, 'outside');
    expect(await rulesOf()).toEqual(['answer', 'answer']);
    expect(stage.lab.countsOf(SIBLING).connections).toBe(0);
  });
});

test(`a dead IPv4 leads to IPv6, and what is cut there by name is a block, in ${BROWSER}`, async () => {
  const faults: Fault[] = [
    { ...DROP, family: 4 as const },
    { layer: 'tls', kind: 'reset' },
  ];
  await begin(DROP, 'outside', {
    hosts: Object.fromEntries(SITES.map((host) => [host, faults])),
    ipv6: SITES,
    addresses: {},
  });
  const { results } = await stage.check();
  for (const { rule_id, cause } of results)
    expect([rule_id, cause]).toEqual(['tls-name-filtered-other-kind', 'blocking']);
});
