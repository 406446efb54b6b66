import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, Stage } from './stage.ts';

const HOST = 'news.reach-lab.example';
const TARGETS = [
  { id: 'news', name: 'Lab News', url: `https://${HOST}/favicon.ico`, category: 'NEWS' },
  { id: 'other', name: 'Other', url: 'https://other.reach-lab.example/favicon.ico', category: 'NEWS' },
];
const CUT = [{ layer: 'tls', kind: 'reset' }] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common();
}, 180_000);
afterAll(() => stage?.strike());

async function begin(scenario: string): Promise<number> {
  await stage.begin(scenario);
  await stage.ask({ request: 'replace-targets', targets: TARGETS });
  await stage.check();
  return (await stage.browser.notifications()).length;
}

async function toldSince(count: number): Promise<string[]> {
  return (await stage.browser.notifications()).slice(count).map(({ message }) => message);
}

/** Firefox keeps an open connection for minutes; a round would only meet the old one. */
const forgetConnections = () => stage.lab.cutConnections();

describe(`notices in ${BROWSER}`, () => {
  test('a host that is cut off is told of once, and once more when it returns', async () => {
    const before = await begin('open');
    await stage.lab.setFault(HOST, CUT);
    forgetConnections();
    const cut = (await stage.check()).results.find(({ id }) => id === 'news');
    expect(cut).toMatchObject({ reach: 'unreachable', cause: 'blocking' });
    await stage.check();
    expect(await toldSince(before)).toEqual([expect.stringContaining('Lab News')]);

    await stage.lab.clearFault(HOST);
    forgetConnections();
    await stage.check();
    await stage.check();
    expect(await toldSince(before)).toHaveLength(2);
  });

  test.each(['offline', 'captive-portal'])('nothing is told when the network turns to %s', async (scenario) => {
    const before = await begin('open');
    await stage.lab.use(scenario, { cut: true });
    await stage.check();
    await stage.lab.use('open', { cut: true });
    await stage.check();
    expect(await toldSince(before)).toEqual([]);
  });

  test('nothing is told of a site that died while the device slept', async () => {
    const before = await begin('open');
    const hours = 5 * 60 * 60 * 1000;
    await stage.browser.background(`(async () => {
      const api = globalThis.browser ?? chrome;
      const ledger = JSON.parse((await api.storage.local.get('ledger')).ledger);
      ledger.lastRound.finishedMs -= ${hours};
      for (const one of Object.values(ledger.stored)) one.checkedMs -= 25 * 3600000;
      await api.storage.local.set({ ledger: JSON.stringify(ledger) });
    })()`);
    await stage.lab.setFault(HOST, [{ layer: 'site', kind: 'refuse' }]);
    forgetConnections();
    await stage.browser.wakeAlarm('round');
    await waitForReach('news', 'unreachable');
    expect(await toldSince(before)).toEqual([]);
  });

  test('a click on a notice opens the list', async () => {
    await begin('open');
    await stage.lab.setFault(HOST, CUT);
    forgetConnections();
    await stage.check();
    const last = (await stage.browser.notifications()).at(-1);
    await stage.browser.clickNotification(last?.id ?? '');
    await expect
      .poll(() => stage.openPages(), { timeout: 10_000 })
      .toContain(stage.browser.url('src/ui/dashboard/index.html'));
  });
});

async function waitForReach(id: string, reach: string): Promise<void> {
  const found = async () => (await stage.report()).results.find((result) => result.id === id)?.reach;
  await expect.poll(found, { timeout: 60_000, interval: 1_000 }).toBe(reach);
}
