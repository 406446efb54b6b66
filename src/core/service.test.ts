import { describe, expect, test } from 'vitest';
import { type Judged, serviceVerdict } from './service.ts';
import type { RoleName, Verdict } from './types.ts';

const up: Verdict = {
  reach: 'reachable',
  cause: null,
  method: null,
  confidence: 'confirmed',
  ruleId: 'answer',
  witness: [],
};
const down: Verdict = { ...up, reach: 'unreachable', cause: 'unknown', confidence: null, ruleId: 'unexplained' };
const blocked: Verdict = {
  ...down,
  cause: 'blocking',
  method: 'sni_filtering',
  confidence: 'likely',
  ruleId: 'tls-name-filtered',
};
const skipped: Verdict = { ...up, reach: 'not_checked', confidence: null, ruleId: 'local-nothing-asked' };

let count = 0;
const of = (role: RoleName, verdict: Verdict, pool = false): Judged => ({
  target: { id: `s/${role}/${count++}`, service: 's', role, pool },
  verdict,
});
const reach = (judged: Judged[]) => serviceVerdict('s', judged).verdict.reach;

describe('serviceVerdict', () => {
  test('a pool fails only if all of it fails', () => {
    expect(reach([of('web', up, true), of('web', blocked, true)])).toBe('reachable');
    expect(reach([of('web', down, true), of('web', blocked, true)])).toBe('unreachable');
  });

  test('hosts that all matter fail with the worst of them', () => {
    expect(serviceVerdict('s', [of('web', up), of('web', blocked)]).verdict).toEqual(blocked);
  });

  test('a service whose page answers while its media fail is impaired', () => {
    const verdict = serviceVerdict('s', [of('web', up), of('media', blocked)]);
    expect(verdict.verdict).toEqual({ ...blocked, reach: 'impaired' });
    expect(verdict.roles.map((role) => role.verdict.reach)).toEqual(['reachable', 'unreachable']);
  });

  test('a page that fails for no known reason stays unreachable beside media whose failure is explained', () => {
    expect(serviceVerdict('s', [of('web', down), of('media', blocked)]).verdict).toEqual(blocked);
  });

  test('a service whose page fails is unreachable, whatever else answers', () => {
    expect(reach([of('web', down), of('media', up)])).toBe('unreachable');
  });

  test('what was not checked does not speak while something was', () => {
    expect(reach([of('web', skipped), of('media', up)])).toBe('reachable');
    expect(reach([of('web', skipped)])).toBe('not_checked');
  });

  test('does not depend on the order of its targets', () => {
    const judged = [of('web', up), of('web', down), of('media', blocked), of('chat', up, true)];
    const roles = (list: Judged[]) => [...serviceVerdict('s', list).roles].sort((a, b) => (a.role < b.role ? -1 : 1));
    expect(roles([...judged].reverse())).toEqual(roles(judged));
  });
});
