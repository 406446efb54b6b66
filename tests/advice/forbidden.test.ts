/** No combination of place, situation, network and findings shows what the guidance forbids. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOOK } from '../../src/catalog/advice/book.ts';
import { mayShow } from '../../src/core/advise/may-show.ts';
import { type AdviceRow, type AdviseOptions, advise, SITUATIONS, TOPICS } from '../../src/core/advise.ts';
import { type Advice, type LocalCause, METHODS, type NetworkState, PLACES, type Place } from '../../src/core/types.ts';
import { forbiddenIn } from './forbidden.ts';
import { readingOf } from './messages.ts';
import { assessmentOf, LISTED, TODAY } from './situation.ts';

const STATES: readonly NetworkState[] = ['online', 'offline', 'captive_portal', 'domestic_only', 'impaired'];
const LOCAL: readonly LocalCause[] = [null, 'clock', 'interception', 'extension', 'proxy'];
/** What may be in the way on this side. Each network and finding meets one of them, in turn, and all of them in the nightly run. */
const NEAR = LOCAL.flatMap((localCause) => [true, false, null].map((viaProxy) => ({ localCause, viaProxy })));
const IS_LONG = Boolean(process.env.REACH_LONG);
/** Of calls alone is said that their way is filtered, and what to do stands beside their result. */
const SITE_METHODS = METHODS.filter((method) => method !== 'udp_filtering');
const QUALITIES = [null, 'unsteady', 'slow'] as const;
const OUTCOMES = [
  'reachable',
  'not_checked',
  'reachable site - likely',
  ...['unreachable', 'impaired'].flatMap((reach) => [
    ...['site', 'network', 'unknown'].map((cause) => `${reach} ${cause} - -`),
    ...[...SITE_METHODS, '-'].map((method) => `${reach} blocking ${method} confirmed`),
  ]),
];

const pairs = PLACES.flatMap((place) => SITUATIONS.map((situation) => ({ place, situation })));
const named = ({ sources }: Advice) => sources.map(({ text }) => text).join();
const rowById = new Map(BOOK.rows.map((row) => [row.id, row]));
const readings = new Map<string, string>();

function reading(card: Advice): string {
  const key = `${card.id} ${named(card)}`;
  const known = readings.get(key) ?? readingOf(card);
  readings.set(key, known);
  return known;
}

const judgements = new Map<string, readonly string[]>();

function offences(place: Place, situation: AdviseOptions['situation'], card: Advice): readonly string[] {
  const key = `${place} ${situation} ${card.id} ${named(card)}`;
  const known =
    judgements.get(key) ??
    forbiddenIn(place, situation, card.id)
      .filter((pattern) => pattern.test(reading(card)))
      .map((pattern) => `${card.id} in ${place}, ${situation}: ${pattern.source}`);
  judgements.set(key, known);
  return known;
}

function cardFor(row: AdviceRow, place: Place): Advice {
  const sources = row.sources.filter(({ hiddenIn }) => !hiddenIn?.includes(place));
  return { ...row, because: [], overdue: false, sources };
}

describe.each(pairs)('$place, $situation', ({ place, situation }) => {
  const allowed = BOOK.rows.filter((row) => mayShow(row, place, situation, BOOK));

  test('no card that may ever show has a forbidden word', () => {
    expect(allowed.flatMap((row) => offences(place, situation, cardFor(row, place)))).toEqual([]);
  });

  test('every network, local cause and finding, one at a time', () => {
    const wrong: string[] = [];
    for (const state of STATES) {
      for (const [index, { id }] of LISTED.entries()) {
        for (const [turn, outcome] of OUTCOMES.entries()) {
          const quality = QUALITIES[index % QUALITIES.length] ?? null;
          const near = IS_LONG ? NEAR : NEAR.filter((_, at) => at === (index + turn) % NEAR.length);
          for (const causes of near) {
            const network = { state, ...causes };
            const assessment = assessmentOf(place, { network, quality, found: [`${id} ${outcome}`] });
            const cards = advise(assessment, BOOK, LISTED, { situation, today: TODAY });
            for (const card of cards) {
              if (!allowed.some((row) => row.id === card.id)) wrong.push(`${card.id} is not allowed`);
              wrong.push(...offences(place, situation, card));
            }
            if (situation === 'everyday' && cards.length === 0) wrong.push(`nothing said: ${state} ${id} ${outcome}`);
          }
        }
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });
});

const anyFound = fc.uniqueArray(fc.tuple(fc.constantFrom(...LISTED), fc.constantFrom(...OUTCOMES)), {
  selector: ([{ id }]) => id,
  maxLength: LISTED.length,
});

test('any findings at once, any topic asked for', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...pairs),
      fc.record({
        state: fc.constantFrom(...STATES),
        localCause: fc.constantFrom(...LOCAL),
        viaProxy: fc.constantFrom(true, false, null),
      }),
      anyFound,
      fc.option(fc.constantFrom(...TOPICS), { nil: undefined }),
      fc.constantFrom(...QUALITIES),
      ({ place, situation }, network, found, topic, quality) => {
        const assessment = assessmentOf(place, {
          network,
          quality,
          found: found.map(([{ id }, outcome]) => `${id} ${outcome}`),
        });
        const options: AdviseOptions = { situation, today: TODAY, ...(topic && { topic }) };
        const cards = advise(assessment, BOOK, LISTED, options);
        expect(cards.length).toBeLessThanOrEqual(4);
        expect(cards.flatMap((card) => offences(place, situation, card))).toEqual([]);
        for (const card of cards) expect(rowById.get(card.id)?.never).not.toContain(place);
        if (situation !== 'everyday') expect(cards.flatMap(({ because }) => because)).toEqual([]);
        if (topic) expect(cards.every(({ id }) => rowById.get(id)?.topic === topic)).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});
