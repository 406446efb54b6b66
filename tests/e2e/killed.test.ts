import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSER, IS_LONG, type Report, type ReportedResult, Stage } from './stage.ts';

/**
 * Moments, in ms after the start of a round, at which the worker dies: few, spread over the round. Deaths at every single
 * call of the storage are made in unit tests, against the fake browser.
 */
const MOMENTS = IS_LONG ? 50 : 6;
/** So that a few moments spread as well as many do. */
const STRIDE_MS = IS_LONG ? 137 : 241;
const LONGEST_MS = 1_500;
/** Rounds that may leave open why a site does not load; none may call it anything else. */
const MOST_UNSURE = 2;
/** Moments after the wish to keep results in memory only, which empties the storage and takes a tenth of a second. */
const PURGES = IS_LONG ? 20 : 4;
const PURGE_STEP_MS = IS_LONG ? 8 : 35;
const TARGETS = Array.from({ length: 12 }, (_, index) => ({
  id: `site-${index}`,
  name: `Site ${index}`,
  url: `https://site-${index}.reach-lab.example/favicon.ico`,
  category: 'NEWS',
}));
const BLOCKED = ['site-3', 'site-7'];

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common();
  await stage.begin('open');
  for (const id of BLOCKED) await stage.lab.setFault(`${id}.reach-lab.example`, [{ layer: 'tls', kind: 'reset' }]);
  await stage.ask({ request: 'replace-targets', targets: TARGETS });
}, 180_000);
afterAll(() => stage?.strike());

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe(`a worker that is stopped in mid-round in ${BROWSER}`, () => {
  test(
    `goes on at the next wake-up, at ${MOMENTS} moments: nothing lost, doubled or invented`,
    async () => {
      await stage.check();
      const before = (await stage.browser.notifications()).length;
      const unsure: string[] = [];
      for (let index = 0; index < MOMENTS; index += 1) {
        void stage.ask({ request: 'check-now' }).catch(() => undefined);
        const afterMs = 20 + ((index * STRIDE_MS) % LONGEST_MS);
        await sleep(afterMs);
        await stage.browser.stopBackground();
        await settled();
        const report = await stage.report();
        expect(report.results.map(({ id }) => id).sort()).toEqual(TARGETS.map(({ id }) => id).sort());
        const of = (test: (result: ReportedResult) => boolean) => report.results.filter(test).map(({ id }) => id);
        expect(of(({ reach }) => reach === 'unreachable').sort(), told(report)).toEqual(BLOCKED);
        expect(report.network.state).toBe('online');
        // Where a busy machine makes other sites fail at times, the round says that it cannot tell.
        if (of(({ cause }) => cause === 'blocking').length < BLOCKED.length)
          unsure.push(`${afterMs} ms: ${told(report)}`);
      }
      expect(unsure.length, unsure.join('\n')).toBeLessThanOrEqual(MOST_UNSURE);
      expect((await stage.browser.notifications()).length).toBe(before);
    },
    10 * 60_000,
  );
});

test(`a worker that is stopped while it empties the storage of ${BROWSER} keeps what was chosen`, async () => {
  const chosen = { intervalMinutes: 45, language: 'uk' };
  await stage.ask({ request: 'set', settings: chosen });
  for (let index = 0; index < PURGES; index += 1) {
    await stage.ask({ request: 'set', settings: { memoryOnly: null } });
    void stage.ask({ request: 'set', settings: { memoryOnly: true } }).catch(() => undefined);
    await sleep(index * PURGE_STEP_MS);
    await stage.browser.stopBackground();
    const { consent, settings } = await stage.snapshot();
    expect(consent?.place, `stopped after ${index * PURGE_STEP_MS} ms`).toBe('outside');
    expect(settings).toMatchObject({ ...chosen, targets: TARGETS.map(({ id }) => expect.objectContaining({ id })) });
  }
});

/** What a reader needs to know of a round that came out otherwise: all sites that did not answer at once. */
function told({ network, results }: Report): string {
  return JSON.stringify({ network, results: results.filter(({ rule_id }) => rule_id !== 'answer') });
}

/** Any message wakes the worker, which goes on with what it left behind. */
async function settled(): Promise<void> {
  const kind = async () => (await stage.snapshot()).activity.kind;
  await expect.poll(kind, { timeout: 60_000, interval: 200 }).toBe('idle');
}
