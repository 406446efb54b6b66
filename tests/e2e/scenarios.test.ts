import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scenarioById } from '../../lab/scenarios/index.ts';
import { BROWSER, IS_LONG, type Report, type ReportedResult, Stage } from './stage.ts';
import { methodsOf, truthOfService } from './truth.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.common();
}, 180_000);
afterAll(() => stage?.strike());

/** Wrong about a site: another reach than the true one, or a cause that the truth excludes. `unknown` is never wrong. */
function wrongs(scenario: string, { results }: Report): string[] {
  const told = (one: ReportedResult) => `${one.id}: ${one.reach}/${one.cause}/${one.method} (${one.rule_id})`;
  return results
    .filter((result) => {
      if (result.reach === 'not_checked') return false;
      const truth = truthOfService(scenarioById(scenario), result.id);
      const isCauseRight = result.cause === truth.cause || result.cause === 'unknown' || result.cause === null;
      const isMethodRight = methodsOf(scenarioById(scenario), result.id).includes(result.method);
      return result.reach !== truth.reach || !isCauseRight || !isMethodRight;
    })
    .map(told);
}

/** Asked with the whole catalogue on every run; the others so only in the nightly one. */
const WHOLE = 'russia-2026';
/** Of every kind of fault that the scenarios know, and beside them services that answer. */
const ENOUGH = [
  'whatsapp',
  'telegram',
  'signal',
  'discord',
  'facebook',
  'x',
  'linkedin',
  'youtube',
  'bbc',
  'reuters',
  'instagram',
  'wikipedia',
];

describe(`a round in ${BROWSER} finds the truth of`, () => {
  test.each(['open', 'russia-2026', 'occupied-2026', 'site-down'])('%s', async (scenario) => {
    await stage.begin(scenario);
    const isWhole = IS_LONG || scenario === WHOLE;
    const report = await stage.checkSteady(isWhole ? undefined : ENOUGH);
    expect(report.network.state).toBe('online');
    expect(wrongs(scenario, report)).toEqual([]);
    const checked = report.results.filter(({ reach }) => reach !== 'not_checked');
    expect(checked.length).toBeGreaterThanOrEqual(isWhole ? 30 : ENOUGH.length);
  });

  test.each(['offline', 'captive-portal'])('%s, and says nothing of sites', async (scenario) => {
    await stage.begin(scenario);
    const before = (await stage.browser.notifications()).length;
    const report = await stage.check();
    expect(report.network.state).toBe(scenarioById(scenario).state);
    expect(report.results.filter(({ cause }) => cause === 'blocking')).toEqual([]);
    expect((await stage.browser.notifications()).slice(before)).toEqual([]);
  });

  test('whitelist-mode', async () => {
    await stage.begin('whitelist-mode', 'russia');
    const report = await stage.check(['whatsapp', 'viber']);
    expect(report.network.state).toBe('domestic_only');
    expect(report.results.filter(({ cause }) => cause === 'blocking')).toEqual([]);
  });
});
