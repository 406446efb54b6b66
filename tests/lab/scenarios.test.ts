import { describe, expect, it } from 'vitest';
import { CONDITIONS, scenarioOf } from '../../lab/conditions/index.ts';
import { SCENARIOS, scenarioById } from '../../lab/scenarios/index.ts';
import { truthOf } from '../../lab/truth-of.ts';

describe('scenarios', () => {
  it('have ids of their own and can be found', () => {
    expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length);
    expect(scenarioById('open').title).toBe('Open network');
    expect(() => scenarioById('nowhere')).toThrow('russia-2026');
  });

  it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    '%s tells the truth about each affected host',
    (_, scenario) => {
      for (const [host, faults] of Object.entries(scenario.hosts)) {
        const { reach } = truthOf(scenario, host.replace('*', 'any'));
        expect([host, reach === 'reachable']).toEqual([host, faults.length === 0]);
      }
    },
  );

  it('the most specific entry counts', () => {
    const russia = scenarioById('russia-2026');
    expect(truthOf(russia, 'web.whatsapp.com').method).toBe('sni_filtering');
    expect(truthOf(russia, 'www.bbc.com').method).toBe('dns_tampering');
    expect(truthOf(russia, 'ya.ru').reach).toBe('reachable');
    expect(truthOf(scenarioById('whitelist-mode'), 'api.vk.ru').reach).toBe('reachable');
    expect(truthOf(scenarioById('whitelist-mode'), 'khpg.org').cause).toBe('network');
  });
});

describe('conditions', () => {
  it('are many, each with an id and a note of its own', () => {
    expect(CONDITIONS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CONDITIONS.map(({ id }) => id)).size).toBe(CONDITIONS.length);
    expect(CONDITIONS.filter(({ note }) => note.length < 8)).toEqual([]);
  });

  it('cover every method and every cause', () => {
    const methods = new Set(CONDITIONS.map(({ truth }) => truth.method));
    const causes = new Set(CONDITIONS.map(({ truth }) => truth.cause));
    expect(methods.size).toBe(8);
    expect(causes).toEqual(new Set(['blocking', 'site', 'network', 'unknown', null]));
  });

  it('name a method only with the cause blocking', () => {
    const judged = CONDITIONS.flatMap(({ truth, fair = [], alone = [] }) => [truth, ...fair, ...alone]);
    expect(judged.filter(({ cause, method = null }) => method !== null && cause !== 'blocking')).toEqual([]);
  });

  it.each(CONDITIONS.map((condition) => [condition.id, condition] as const))('%s makes a scenario', (_, condition) => {
    const scenario = scenarioOf(condition);
    for (const host of condition.hosts) expect(truthOf(scenario, host)).toEqual(condition.truth);
  });
});
