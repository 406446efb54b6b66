import { describe, expect, test } from 'vitest';
import { follow, type NotificationState, type RoundContext } from './diff.ts';
import type { ServiceVerdict, Verdict } from './types.ts';

const MINUTE = 60_000;
const up: Verdict = {
  reach: 'reachable',
  cause: null,
  method: null,
  confidence: 'confirmed',
  ruleId: 'answer',
  witness: [],
};
const down: Verdict = {
  ...up,
  reach: 'unreachable',
  cause: 'blocking',
  method: 'sni_filtering',
  confidence: 'likely',
  ruleId: 'x',
};
const verdict = (one: Verdict): ServiceVerdict => ({ service: 's', verdict: one, roles: [] });

/** Runs rounds one after another; returns what was told, `-` for nothing. */
function told(rounds: readonly (readonly [Verdict, Partial<RoundContext>?])[], everyMs = 15 * MINUTE): string {
  let track: NotificationState | undefined;
  return rounds
    .map(([one, context], index) => {
      const followed = follow(track, verdict(one), {
        atMs: index * everyMs,
        network: 'online',
        footing: 'settled',
        ...context,
      });
      track = followed.track;
      return followed.change?.to ?? '-';
    })
    .join(' ');
}

describe('follow', () => {
  test('the first round tells nothing, whatever it finds', () => {
    expect(told([[down], [down]])).toBe('- -');
    expect(told([[up], [up]])).toBe('- -');
  });

  test('a change is told once, both ways', () => {
    expect(told([[up], [down], [down], [up], [up]])).toBe('- down - up -');
  });

  test('a flapping service must hold for two rounds', () => {
    expect(told([[up], [down], [up], [down], [up], [down], [down], [down]])).toBe('- down up - - - down -');
  });

  test('what nobody can explain is told when it holds for three rounds', () => {
    const unknown: Verdict = { ...down, cause: 'unknown', method: null, confidence: null };
    expect(told([[up], [unknown], [unknown], [up], [unknown], [unknown], [unknown], [up]])).toBe('- - - - - - down up');
    expect(told([[up], [{ ...down, confidence: 'possible' }], [down]])).toBe('- - down');
  });

  test('what only a fault elsewhere or a tool of one’s own shows as well is told after one round, what else is possible is not', () => {
    const possible = (ruleId: string): Verdict => ({ ...down, confidence: 'possible', ruleId });
    for (const rule of ['tls-name-filtered', 'tls-forged-certificate-helper', 'http-named-helper'])
      expect(told([[up], [possible(rule)]])).toBe('- down');
    expect(told([[up], [possible('tls-name-silent')]])).toBe('- -');
  });

  test('a failure that nobody can explain in the first round does not make its end news', () => {
    const unknown: Verdict = { ...down, cause: 'unknown', method: null, confidence: null };
    expect(told([[unknown], [up], [up]])).toBe('- - -');
    expect(told([[unknown], [unknown], [unknown], [up]])).toBe('- - - up');
    expect(told([[up], [unknown, { footing: 'unsure' }], [up]])).toBe('- - -');
  });

  test('after two quiet hours a change is told at once again', () => {
    expect(told([[up], [down], [up], [down]], 130 * MINUTE)).toBe('- down up down');
  });

  test.each(['offline', 'captive_portal', 'domestic_only', 'impaired'] as const)(
    'nothing is told while %s',
    (network) => {
      expect(told([[up], [down, { network }], [up]])).toBe('- - -');
    },
  );

  test('a settling round takes over what it finds and tells nothing', () => {
    expect(told([[up], [down, { footing: 'unsure' }], [down], [up]])).toBe('- - - up');
  });

  test('an answer over an old connection does not end a block', () => {
    expect(told([[up], [down], [{ ...up, reach: 'not_checked', ruleId: 'answer-reused' }], [up]])).toBe('- down - up');
  });

  test('what was not checked, failed on this side, or was slow once, changes nothing', () => {
    const others: Verdict[] = [
      { ...up, reach: 'not_checked' },
      { ...down, cause: 'network', method: null },
      { ...down, reach: 'impaired', method: 'throttling', confidence: 'possible' },
      { ...down, reach: 'impaired', cause: 'unknown', method: null },
    ];
    for (const other of others) expect(told([[up], [other], [up]])).toBe('- - -');
  });
});
