import { describe, expect, test } from 'vitest';
import { PLACES as POLICIES } from '../catalog/places.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import type { Trigger } from '../core/place.ts';
import { PLACES, type Tier } from '../core/types.ts';
import { type Rules, ruledOut, whatMayBeAsked } from './allowed.ts';

const TRIGGERS: readonly Trigger[] = [{ kind: 'schedule' }, { kind: 'round' }, { kind: 'one', warned: true }];
const CHOICES = [[], ['A'], ['B'], ['A', 'B', 'C']] satisfies Tier[][];
const cases = PLACES.flatMap((place) =>
  TRIGGERS.flatMap((trigger) => CHOICES.map((tiers) => ({ place, trigger, tiers }))),
);
const rulesOf = (place: (typeof PLACES)[number], tiers: readonly Tier[]): Rules => ({
  policy: POLICIES[place],
  settings: { ...DEFAULT_SETTINGS, place, tiers, scheduled: true, controlHelper: ['https://helper.example/'] },
});

describe('the ladder asks nothing that a site of its tier could not be asked', () => {
  test.each(cases)('in $place, by $trigger.kind, with $tiers chosen', ({ place, trigger, tiers }) => {
    const rules = rulesOf(place, tiers);
    const { target, ladder } = whatMayBeAsked(rules, trigger);
    const allowed = ladder(true);
    const may = (tier: Tier) => target({ tier, state: false });
    if (allowed.resolvers.length > 0) expect([may('B'), rules.policy.ladder.resolver]).toEqual([true, true]);
    if (allowed.providers.length > 0) expect([may('A'), rules.policy.click.maxHosts]).toEqual([true, null]);
    if (allowed.helpers.length > 0) expect(rules.policy.lookups).toBe(true);
    expect(allowed.plainHttp).toBe(rules.policy.ladder.plainHttp);
    expect(target({ tier: 'X', state: false })).toBe(false);
  });
});

test('outside it may ask all of them, and says that nothing is ruled out', () => {
  const allowed = whatMayBeAsked(rulesOf('outside', []), { kind: 'round' }).ladder(true);
  expect([allowed.resolvers.length, allowed.providers.length > 0, allowed.helpers, allowed.systemResolver]).toEqual([
    5,
    true,
    ['https://helper.example/'],
    true,
  ]);
  expect(ruledOut(allowed)).toEqual([]);
  expect(whatMayBeAsked(rulesOf('outside', []), { kind: 'round' }).ladder(false).systemResolver).toBe(false);
});

test('where it may ask neither resolvers nor plain http, that is said of the probes it lacks', () => {
  const allowed = whatMayBeAsked(rulesOf('turkmenistan', []), { kind: 'one', warned: true }).ladder(true);
  expect(ruledOut(allowed)).toEqual(['resolver', 'by_address', 'plain_http']);
});
