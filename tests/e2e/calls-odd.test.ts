import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RELAYS } from '../../scripts/start/relays.ts';
import { beginCalls, hostsOf, move, testCalls, verdictOf, waitSixMinutes } from './calls-stage.ts';
import { BROWSER, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set('open', 'lab', { relays: RELAYS });
}, 180_000);
afterAll(() => stage?.strike());

const TELEGRAM = hostsOf('telegram');

/** What looks like a filter and is none. */
describe(`harmless look-alikes, in ${BROWSER}`, { timeout: 120_000 }, () => {
  test('a rule on the device, as of a VPN client, that lets no UDP out: nobody is accused, the second time neither', async () => {
    await beginCalls(stage, { faults: [{ kind: 'bar' }] });
    for (const wait of [async () => undefined, () => waitSixMinutes(stage)]) {
      await wait();
      const found = await testCalls(stage, { ids: ['telegram'] });
      // Firefox is told so at once, which looks like names that are not found; Chromium waits.
      expect(found.udp).toBe(BROWSER === 'firefox' ? 'not_told' : 'closed');
      expect(verdictOf(found, 'telegram').cause).not.toBe('blocking');
    }
  });

  test.each([100, 300])('a way that takes %i ms more each way is slow, and not said to lose packets', async (ms) => {
    await beginCalls(stage, { faults: [{ kind: 'delay', ms }] });
    const found = await testCalls(stage, { ids: ['telegram'] });
    console.log(`${BROWSER}, ${ms} ms late: ${JSON.stringify(found.calls.telegram?.singles)}`);
    expect(found).toMatchObject({ udp: 'open', rules: { telegram: 'calls-answer' } });
  });

  test('a refusal without a realm: the browser tells nothing of it, so it looks silent, as the catalogue must know', async () => {
    await beginCalls(stage, { faults: [{ kind: 'no_realm', hosts: TELEGRAM }] });
    expect((await testCalls(stage, { ids: ['telegram'] })).rules.telegram).toBe('calls-silent-once');
  });

  test('relays that are down for everybody: possible at most, also where another network was tried', async () => {
    await beginCalls(stage, { faults: [{ kind: 'refuse', hosts: TELEGRAM }] });
    await stage.check(['telegram']);
    const home = await move(stage);
    for (let nth = 0; nth < 2; nth += 1) {
      expect(verdictOf(await testCalls(stage, { ids: ['telegram'] }), 'telegram').confidence).not.toBe('likely');
      await waitSixMinutes(stage);
    }
    await move(stage, home);
    await testCalls(stage, { ids: ['telegram'] });
    await waitSixMinutes(stage);
    expect(verdictOf(await testCalls(stage, { ids: ['telegram'] }), 'telegram').confidence).toBe('possible');
  });
});
