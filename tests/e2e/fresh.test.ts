import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, Stage } from './stage.ts';

const HOST = 'kept.reach-lab.example';
const TARGETS = [{ id: 'kept', name: 'Kept', url: `https://${HOST}/favicon.ico`, category: 'NEWS' }];

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common();
  await stage.begin('open');
  await stage.ask({ request: 'replace-targets', targets: TARGETS });
}, 180_000);
afterAll(() => stage?.strike());

const kept = async () => (await stage.check()).results.find(({ id }) => id === 'kept');

describe(`a block that begins while a connection is open in ${BROWSER}`, () => {
  test('is found by the next round in Chromium, and in Firefox not taken for health', async () => {
    expect(await kept()).toMatchObject({ reach: 'reachable', rule_id: 'answer' });
    await stage.lab.setFault(HOST, [{ layer: 'tls', kind: 'reset' }]);
    const after = await kept();
    if (BROWSER === 'chromium') expect(after).toMatchObject({ reach: 'unreachable', cause: 'blocking' });
    // What is known stands, with its time; the old connection says nothing of new ones.
    else expect(after).toMatchObject({ rule_id: 'answer-reused-again', reused_connection: true });
  });

  test('each round opens a connection of its own in Chromium', async () => {
    await stage.lab.clearFault(HOST);
    stage.lab.resetCounts();
    for (let round = 0; round < 3; round += 1) await kept();
    const { connections } = stage.lab.countsOf(HOST);
    if (BROWSER === 'chromium') expect(connections).toBe(3);
    else expect(connections).toBeLessThanOrEqual(3);
  });
});
