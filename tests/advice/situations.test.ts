import { describe, expect, test } from 'vitest';
import { PLACES } from '../../src/core/types.ts';
import { cardsOf, goldens, lineOf } from './situation.ts';

const files = goldens();

describe.each(files)('golden situations, $place', ({ place, rows }) => {
  test.each(rows)('$name', (row) => {
    expect(cardsOf(place, row).map(lineOf)).toEqual(row.expect);
  });

  test.each(rows)('$name: was judged by a person', ({ judged }) => {
    expect(judged.length).toBeGreaterThan(10);
  });

  test.each(rows)('$name: the order of services does not matter', (row) => {
    expect(cardsOf(place, { ...row, found: row.found.toReversed() }).map(lineOf)).toEqual(row.expect);
  });
});

test('there are at least 60 situations, and every place has some', () => {
  expect(files.flatMap(({ rows }) => rows).length).toBeGreaterThanOrEqual(60);
  expect(files.map(({ place }) => place).sort()).toEqual([...PLACES].sort());
});

test('every card of the book is expected somewhere', async () => {
  const { BOOK } = await import('../../src/catalog/advice/book.ts');
  const expected = new Set(
    files.flatMap(({ rows }) => rows.flatMap((row) => row.expect.map((line) => line.split(':')[0]))),
  );
  expect(BOOK.rows.map(({ id }) => id).filter((id) => !expected.has(id))).toEqual([]);
});
