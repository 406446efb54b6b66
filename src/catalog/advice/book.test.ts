import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { SITUATIONS, TOPICS } from '../../core/advise.ts';
import { CATEGORIES, METHODS, PLACES } from '../../core/types.ts';
import { BOOK } from './book.ts';

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const listOf = <const T extends readonly string[]>(values: T) => v.pipe(v.array(v.picklist(values)), v.minLength(1));

const Row = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9_]+$/)),
  topic: v.picklist(TOPICS),
  depth: v.picklist(['short', 'full']),
  severity: v.picklist(['info', 'do', 'care']),
  rank: v.pipe(v.number(), v.integer(), v.minValue(1)),
  group: v.optional(v.string()),
  when: v.strictObject({
    situations: listOf(SITUATIONS),
    places: v.optional(listOf(PLACES)),
    networkStates: v.optional(listOf(['online', 'offline', 'captive_portal', 'domestic_only', 'impaired'])),
    localCauses: v.optional(v.array(v.nullable(v.picklist(['clock', 'interception', 'extension', 'proxy'])))),
    viaProxy: v.optional(v.boolean()),
    quality: v.optional(v.array(v.picklist(['unsteady', 'slow']))),
    calls: v.optional(listOf(['cut', 'closed', 'poor'])),
    outcome: v.optional(v.picklist(['all_answered', 'none_checked'])),
    services: v.optional(v.array(v.string())),
    categories: v.optional(listOf(CATEGORIES)),
    reaches: v.optional(listOf(['reachable', 'impaired', 'unreachable'])),
    causes: v.optional(listOf(['blocking', 'site', 'network', 'unknown'])),
    methods: v.optional(v.array(v.nullable(v.picklist(METHODS)))),
    minCount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2))),
  }),
  never: v.array(v.picklist(PLACES)),
  steps: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)),
  risk: v.string(),
  sources: v.pipe(
    v.array(
      v.strictObject({
        text: v.pipe(v.string(), v.minLength(3), v.regex(/^(?!.*(https?:|www\.))/)),
        date: v.pipe(v.string(), v.regex(/^20\d\d(-\d\d){0,2}$/)),
        said: v.optional(v.pipe(v.string(), v.regex(/^[a-z_]+$/))),
        hiddenIn: v.optional(listOf(PLACES)),
      }),
    ),
    v.minLength(1),
  ),
  reviewed: v.pipe(v.string(), v.regex(DAY)),
  reviewDue: v.pipe(v.string(), v.regex(DAY)),
});

test('ids are unique', () => {
  expect(new Set(BOOK.rows.map(({ id }) => id)).size).toBe(BOOK.rows.length);
});

test('the book stays small', () => {
  expect(gzipSync(JSON.stringify(BOOK)).length).toBeLessThan(5_000);
});

test('every topic that a place may be told has a card there, or is meant to stay silent', () => {
  const told = (topic: (typeof TOPICS)[number]) => BOOK.rows.some((row) => row.topic === topic);
  expect(TOPICS.filter((topic) => !told(topic))).toEqual([]);
});

describe.each(BOOK.rows.map((row) => ({ id: row.id, row })))('$id', ({ row }) => {
  test('has all that a row needs', () => {
    expect(v.safeParse(Row, row).issues).toBeUndefined();
    expect(row.risk).toBe(`advice_${row.id}_risk`);
    expect(row.reviewDue > row.reviewed).toBe(true);
  });

  test('is barred by name wherever the matrix says no', () => {
    const forbidden = PLACES.filter((place) => BOOK.matrix[row.topic][place] === 'no');
    expect(forbidden.filter((place) => !row.never.includes(place))).toEqual([]);
  });

  test('is meant for no place that bars it, and for some place at all', () => {
    const meant = row.when.places ?? PLACES.filter((place) => !row.never.includes(place));
    expect(meant.filter((place) => row.never.includes(place))).toEqual([]);
    const reachable = meant.filter((place) => BOOK.matrix[row.topic][place] !== 'no');
    expect(reachable).toEqual(meant);
  });

  test('keeps a source in every place where it may show', () => {
    const shown = PLACES.filter((place) => row.when.places?.includes(place) ?? !row.never.includes(place));
    const bare = shown.filter((place) => row.sources.every(({ hiddenIn }) => hiddenIn?.includes(place)));
    expect(bare).toEqual([]);
  });

  test('speaks only in situations that allow its topic', () => {
    for (const situation of row.when.situations) expect(BOOK.topics[situation]).toContain(row.topic);
  });
});
