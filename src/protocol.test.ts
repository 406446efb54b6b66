import { expect, test } from 'vitest';
import { type Answer, isRefused, type Refusal, type RefusalText, refused, refusedBy } from './protocol.ts';

test('a refusal is named beside its words, and nobody has to read them', () => {
  expect(refusedBy('place: it does not allow this')).toEqual(refused('place', 'place: it does not allow this'));
  expect(isRefused(refused('internal', 'x'))).toBe(true);
  expect(isRefused({ ok: true })).toBe(false);
  expect(isRefused({ schema: 'reach.report/1' })).toBe(false);
});

test('answers of another shape do not compile', () => {
  // @ts-expect-error: the report is answered as it is, without `ok`
  const report: Answer<'export-report'> = { ok: true };
  // @ts-expect-error: a round has an id
  const round: Answer<'check-now'> = { ok: true };
  // @ts-expect-error: a refusal says which
  const silent: Answer<'erase'> = { ok: false, error: 'no' };
  // @ts-expect-error: the list is closed
  const other: Refusal = 'because';
  // @ts-expect-error: the words begin with the refusal
  const words: RefusalText = 'because: it is so';
  expect([report, round, silent, other, words]).toHaveLength(5);
});
