import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choices, callsRefusal, mayBeListed, permits, type Trigger } from '../core/place.ts';
import { PLACES as ALL_PLACES, type Place, type Target, type Tier } from '../core/types.ts';
import { PLACES } from './places.ts';
import { SERVICES } from './services.ts';
import { targetsOf } from './targets.ts';

type Asked = Pick<Target, 'tier' | 'state'>;

const STRICT: readonly Place[] = ['occupied', 'unsaid'];
const CLOSED: readonly Place[] = ['china', 'turkmenistan'];
const REPRESSIVE: readonly Place[] = ['belarus', 'iran'];
const FILTERED: readonly Place[] = ['russia', 'filtered'];

/** The column "never", in words of its own: what no path may reach, whatever was chosen. */
function never(place: Place, { tier, state }: Asked): boolean {
  if (tier === 'X') return true;
  if (state) return place !== 'russia';
  if (CLOSED.includes(place)) return tier !== 'A';
  return tier === 'C' && (STRICT.includes(place) || REPRESSIVE.includes(place));
}

/** The columns "checked by itself" and "on a click", restated as reasons to refuse. */
function refused(place: Place, target: Asked, trigger: Trigger, { scheduled, tiers }: Choices): boolean {
  if (never(place, target)) return true;
  const { tier } = target;
  const wasChosen = tiers.includes(tier);
  if (trigger.kind === 'schedule') {
    if (scheduled === false || CLOSED.includes(place)) return true;
    if (place === 'outside') return false;
    if (FILTERED.includes(place)) return tier === 'C' || (tier === 'B' && !wasChosen);
    return tier !== 'A' || scheduled !== true;
  }
  const alone = trigger.kind === 'one' && trigger.warned;
  if (FILTERED.includes(place)) return tier === 'C' && !alone;
  if (REPRESSIVE.includes(place)) return tier === 'B' && !wasChosen;
  if (STRICT.includes(place)) return tier === 'B' && !alone;
  return false;
}

const place = fc.constantFrom(...ALL_PLACES);
const shipped = fc.constantFrom(...SERVICES.flatMap(targetsOf));
const imported = fc.record({ tier: fc.constantFrom<Tier[]>('A', 'B', 'C', 'X'), state: fc.boolean() });
const trigger = fc.oneof(
  fc.constant<Trigger>({ kind: 'schedule' }),
  fc.constant<Trigger>({ kind: 'round' }),
  fc.boolean().map((warned): Trigger => ({ kind: 'one', warned })),
);
const choices = fc.record({
  scheduled: fc.constantFrom(true, false, null),
  tiers: fc.subarray<Tier>(['A', 'B', 'C', 'X']),
});

describe('the table of places', () => {
  it('lets nothing through that docs/safety.md forbids, and holds back nothing that it allows', () => {
    fc.assert(
      fc.property(place, fc.oneof(shipped, imported), trigger, choices, (where, target, by, chosen) => {
        expect(permits(PLACES[where], target, by, chosen)).toBe(!refused(where, target, by, chosen));
      }),
      { numRuns: 5_000 },
    );
  });

  it('lets into the list exactly what some click could reach', () => {
    fc.assert(
      fc.property(place, fc.oneof(shipped, imported), (where, target) => {
        expect(mayBeListed(PLACES[where], target)).toBe(!never(where, target));
      }),
      { numRuns: 1_000 },
    );
  });

  it('asks nothing by itself in a dangerous place until it was turned on', () => {
    for (const where of [...REPRESSIVE, ...STRICT, ...CLOSED]) {
      for (const target of SERVICES.flatMap(targetsOf)) {
        expect(permits(PLACES[where], target, { kind: 'schedule' }, { scheduled: null, tiers: [] })).toBe(false);
      }
    }
  });
});

/** The paragraph on calls of docs/safety.md, in words of its own. */
function callsForbidden(
  where: Place,
  services: readonly { tier: Tier }[],
  warned: boolean,
  { tiers }: Choices,
): boolean {
  if (CLOSED.includes(where)) return true;
  if (services.some(({ tier }) => tier === 'X')) return true;
  if (where === 'outside') return false;
  if (services.length > 1) return true;
  if (FILTERED.includes(where)) return false;
  if (!warned) return true;
  if (STRICT.includes(where)) return services.some(({ tier }) => tier !== 'A');
  return services.some(({ tier }) => tier === 'C' || (tier === 'B' && !tiers.includes('B')));
}

describe('calls', () => {
  const services = fc.array(fc.record({ id: fc.constant('s'), tier: fc.constantFrom<Tier[]>('A', 'B', 'C', 'X') }), {
    maxLength: 3,
  });

  it('are tested exactly where docs/safety.md lets them be, whatever was chosen', () => {
    fc.assert(
      fc.property(place, services, fc.boolean(), choices, (where, asked, warned, chosen) => {
        const refusal = callsRefusal(PLACES[where], { services: asked, warned }, chosen);
        expect(refusal !== null).toBe(callsForbidden(where, asked, warned, chosen));
      }),
      { numRuns: 5_000 },
    );
  });

  it('ask four neutral servers at most where few may be asked, and one where the person is in danger', () => {
    const most = (where: Place) => PLACES[where].calls.maxControls;
    expect([...FILTERED, ...REPRESSIVE].map(most)).toEqual([4, 4, 4, 4]);
    expect(STRICT.map(most)).toEqual([1, 1]);
    expect(most('outside')).toBeNull();
  });
});

describe('the rows', () => {
  it('are filed under their own place', () => {
    for (const where of ALL_PLACES) expect(PLACES[where].place).toBe(where);
  });

  it.each([
    ['outside', 6, [0, 0], 30, 'full'],
    ['russia', 2, [500, 3_000], 7, 'discreet'],
    ['filtered', 2, [500, 3_000], 7, 'discreet'],
    ['belarus', 2, [1_000, 4_000], 0, 'discreet'],
    ['iran', 2, [1_000, 4_000], 0, 'discreet'],
    ['occupied', 1, [1_000, 6_000], 0, 'discreet'],
    ['unsaid', 1, [1_000, 6_000], 0, 'discreet'],
    ['china', 1, [1_000, 6_000], 0, 'discreet'],
    ['turkmenistan', 1, [1_000, 6_000], 0, 'discreet'],
  ] as const)('%s: pace, history and notices', (where, parallel, gapMs, days, notices) => {
    const { pace, historyDays, memoryOnly, ...row } = PLACES[where];
    expect([pace.parallel, pace.gapMs, historyDays, row.notices]).toEqual([parallel, gapMs, days, notices]);
    expect(memoryOnly).toBe(days === 0);
  });

  it('ask four hosts a round at most where a round itself can be noticed', () => {
    const limited = ALL_PLACES.filter((where) => PLACES[where].click.maxHosts !== null);
    expect(limited.toSorted()).toEqual([...STRICT, ...CLOSED].toSorted());
    for (const where of limited) expect(PLACES[where].click.maxHosts).toBe(4);
  });

  it('warn: twice before a schedule in occupied territory, before any click in closed networks', () => {
    expect(ALL_PLACES.filter((where) => PLACES[where].scheduled.secondWarning)).toEqual(STRICT);
    expect(ALL_PLACES.filter((where) => PLACES[where].click.warn)).toEqual(CLOSED);
  });

  it('keep look-ups, other resolvers and port 80 out of the strictest places', () => {
    const open = (test: (where: Place) => boolean) => ALL_PLACES.filter(test).toSorted();
    const some = (...places: Place[]) => places.toSorted();
    expect(open((where) => PLACES[where].lookups)).toEqual(some('outside', ...FILTERED, ...REPRESSIVE));
    expect(open((where) => PLACES[where].ladder.resolver)).toEqual(some('outside', ...FILTERED));
    expect(open((where) => PLACES[where].ladder.plainHttp)).toEqual(some('outside', ...FILTERED, ...REPRESSIVE));
  });

  it('have a domestic group in Russia only', () => {
    expect(ALL_PLACES.filter((where) => PLACES[where].domestic)).toEqual(['russia']);
  });

  it('never keep a fixed clock, nor a fast one where that is dangerous', () => {
    for (const where of ALL_PLACES) {
      const [shortest, longest] = PLACES[where].scheduled.everyMinutes;
      expect(longest).toBeGreaterThan(shortest);
      expect(shortest).toBeGreaterThanOrEqual(where === 'outside' ? 13 : 30);
    }
  });
});
