import { expect, test } from 'vitest';
import type { ServiceStatus } from '../protocol.ts';
import { STATES, snapshotFor } from './gallery/snapshots.ts';
import { badness, firstOf, groupsOf, layoutOf } from './groups.ts';

const badDay = STATES['bad-day']?.()?.services ?? [];
const names = (rows: readonly ServiceStatus[]) => rows.map(({ name }) => name);

test('troubled groups come first, the worst of each first', () => {
  const [messengers] = groupsOf(badDay, layoutOf(badDay));
  expect(messengers?.category).toBe('messenger');
  const ranks = messengers?.rows.map(badness) ?? [];
  expect(ranks).toEqual([...ranks].sort());
  expect(names(messengers?.rest ?? [])).toEqual(['Facebook Messenger', 'Zoom', 'Gmail']);
});

test('the worst comes first in a list of thousands, too, wherever it stands there', () => {
  const likely = badDay.find((one) => badness(one) === 1);
  if (!likely?.result) throw new Error('a bad day without anything blocked');
  const { verdict } = likely.result;
  const possible = {
    ...likely,
    result: { ...likely.result, verdict: { ...verdict, confidence: 'possible' as const } },
  };
  const many = Array.from({ length: 1_500 }, (_, number) => ({
    ...(number === 1_499 ? likely : possible),
    id: `site${number}`,
    category: 'custom' as const,
  }));
  expect(layoutOf(many).order.slice(0, 2)).toEqual(['site1499', 'site0']);
});

test('a group where all is well is one line', () => {
  const { services } = snapshotFor();
  expect(groupsOf(services, layoutOf(services)).flatMap(({ rows }) => rows)).toEqual([]);
});

test('calls are told once for their group, with their reports', () => {
  const [messengers] = groupsOf(badDay, layoutOf(badDay));
  expect(messengers?.untestable.map(({ name }) => name)).toEqual(['calls']);
  expect(messengers?.untestable[0]?.reports.map(({ service }) => service)).toContain('WhatsApp');
});

test('rows keep their place when results change, and trouble comes out of the fold', () => {
  const { services } = snapshotFor();
  const layout = layoutOf(services);
  const worse = services.map((one) => (one.id === 'zoom' ? { ...one, result: badDay[0]?.result ?? null } : one));
  const messengers = groupsOf(worse, layout).find(({ category }) => category === 'messenger');
  expect(names(messengers?.rows ?? [])).toEqual(['Zoom']);
  const order = groupsOf(worse, layout).map(({ category }) => category);
  expect(order).toEqual(groupsOf(services, layout).map(({ category }) => category));
});

test('nothing is folded while nothing is known', () => {
  const services = STATES.unchecked?.()?.services ?? [];
  expect(groupsOf(services, layoutOf(services, true)).flatMap(({ rest }) => rest)).toEqual([]);
});

test('services that are new to the layout are shown', () => {
  const groups = groupsOf(badDay, layoutOf(badDay.slice(3)));
  expect(groups.flatMap(({ rows, rest }) => [...rows, ...rest])).toHaveLength(badDay.length);
});

test('as much comes first as fills what can be seen, and all of it where there is room', () => {
  const groups = groupsOf(badDay, layoutOf(badDay));
  const [first, second] = groups;
  // Its name, its rows, one line for those that are well, and one for calls.
  const linesOfFirst = 3 + (first?.rows.length ?? 0);
  expect(firstOf(groups, linesOfFirst)).toEqual([first]);
  expect(firstOf(groups, linesOfFirst - 1)).toEqual([{ ...first, rest: [], untestable: [] }]);
  expect(firstOf(groups, 3)[0]?.rows).toEqual(first?.rows.slice(0, 2));
  expect(firstOf(groups, linesOfFirst + 2)[1]?.rows).toEqual(second?.rows.slice(0, 1));
  expect(firstOf(groups, Number.POSITIVE_INFINITY)).toEqual(groups);
});
