import { expect, test } from 'vitest';
import { HINTS, hintOf, NETWORKS_SOURCE, NOT_LABELLED } from './networks.ts';

/** National operators of Russia and Ukraine, whose numbers serve people everywhere. */
const NATIONAL = [
  12389, 42610, 25490, 21479, 12683, 8359, 31133, 25159, 12714, 31213, 3216, 8402, 16345, 12958, 15378, 41330, 42437,
  48092, 48190, 9049, 51645, 39435, 25513, 20485, 15895, 21497, 34058,
];

test.each([...NATIONAL, ...NOT_LABELLED])('AS%d hints at nothing', (asn) => expect(hintOf(asn)).toBeNull());

test('a stated name is told apart from a weak link', () => {
  expect(hintOf(215167)).toMatchObject({ area: 'crimea', strength: 'stated' });
  expect(hintOf(201302)).toMatchObject({ area: 'crimea', strength: 'weak' });
  expect(hintOf(215503)).toMatchObject({ area: 'south', strength: 'stated' });
});

test('each number stands once, and none of those that must not be labelled', () => {
  const all = HINTS.flatMap(({ numbers }) => numbers);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((asn) => NOT_LABELLED.includes(asn) || NATIONAL.includes(asn))).toEqual([]);
});

test('the list has a source and its date', () => {
  expect(NETWORKS_SOURCE.text).not.toBe('');
  expect(NETWORKS_SOURCE.date).toMatch(/^\d{4}-\d\d-\d\d$/);
});
