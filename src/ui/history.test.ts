import { expect, test } from 'vitest';
import type { Change } from '../core/types.ts';
import { stripsOf, windowOf } from './history.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const change = (service: string, to: Change['to'], daysAgo: number): Change => ({
  service,
  to,
  atMs: NOW - daysAgo * DAY,
});

test('a stretch lasts from "down" to "up", or to now', () => {
  const [b, a] = stripsOf([change('a', 'down', 7), change('a', 'up', 3.5), change('b', 'down', 1.75)], NOW);
  expect(a).toMatchObject({ service: 'a', down: [{ from: 0, to: 0.5 }] });
  expect(b).toMatchObject({ service: 'b', down: [{ from: 0.75, to: 1 }] });
});

test('what comes back without having gone was away from the beginning', () => {
  expect(stripsOf([change('a', 'up', 0.5)], NOW)[0]?.down).toEqual([{ from: 0, to: 0.5 }]);
});

test('a change that is told twice makes one stretch', () => {
  expect(stripsOf([change('a', 'down', 1), change('a', 'down', 0.5)], NOW)[0]?.down).toEqual([{ from: 0, to: 1 }]);
});

test('what happened on another network is a line of its own', () => {
  const home = { ...change('a', 'down', 1), network: 'home' };
  const away = { ...change('a', 'up', 0.5), network: 'mobile' };
  expect(stripsOf([home, away], NOW).map(({ network, down }) => [network, down])).toEqual([
    ['mobile', [{ from: 0, to: 0.5 }]],
    ['home', [{ from: 0, to: 1 }]],
  ]);
});

test('the window is as short as it can be', () => {
  expect([0.5, 3, 20, 40].map((days) => windowOf([change('a', 'up', days)], NOW))).toEqual([1, 7, 30, 30]);
  expect(windowOf([], NOW)).toBe(1);
  expect(stripsOf([], NOW)).toEqual([]);
});
