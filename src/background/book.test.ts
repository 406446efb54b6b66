import { beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_LEDGER, type Ledger } from '../store/ledger.ts';
import { exclusively, readLedger, update } from './book.ts';

const stored: { ledger: Ledger } = { ledger: EMPTY_LEDGER };
const set = vi.hoisted(() => vi.fn());
vi.mock('../browser/storage.ts', () => ({}));
vi.mock('../browser/trouble.ts', () => ({
  isTroubled: async () => false,
  noteTrouble: async () => undefined,
  noteWritten: async () => undefined,
}));
vi.mock('../store/kept.ts', () => ({
  readKept: async () => ({ ledger: stored.ledger }),
  readHead: async () => stored.ledger,
  writeKept: set,
}));
vi.mock('../store/settings.ts', () => ({}));
vi.mock('./expired.ts', () => ({ expired: (ledger: Ledger) => ledger, isOfOtherPlace: () => false }));
vi.mock('../browser/purge.ts', () => ({}));
vi.mock('./context.ts', () => ({ readContext: async () => ({ area: 'local' }) }));
// What is left out where the storage is full has tests of its own.
vi.mock('./lighter.ts', () => ({
  writeWhatFits: (ledger: Ledger, write: (ledger: Ledger) => Promise<void>) => write(ledger),
}));
vi.mock('./snapshot.ts', () => ({ snapshotOf: ({ error }: Ledger) => error }));

const adding = (letter: string) => (ledger: Ledger) => ({ ...ledger, error: `${ledger.error ?? ''}${letter}` });
const written = () => set.mock.calls.map(([, , ledger]) => (ledger as Ledger).error);

beforeEach(() => {
  stored.ledger = EMPTY_LEDGER;
  set.mockReset().mockImplementation(async (_area: string, _before: unknown, ledger: Ledger) => {
    stored.ledger = ledger;
  });
});

test('steps that come while others are written share one writing, in order, and each hears of the ledger after it', async () => {
  const first = update(adding('a'));
  // The first has its turn, and is being written.
  await Promise.resolve();
  const others = ['b', 'c', 'd'].map((letter) => update(adding(letter)));
  expect((await Promise.all([first, ...others])).map(({ error }) => error)).toEqual(['a', 'ab', 'abc', 'abcd']);
  expect(written()).toEqual(['a', 'abcd']);
});

test('a step that throws fails alone', async () => {
  const bad = update(() => {
    throw new Error('no');
  });
  const good = update(adding('a'));
  await expect(bad).rejects.toThrow('no');
  expect((await good).error).toBe('a');
});

test('where nothing can be written all are told, and the next one goes on from what stands', async () => {
  set.mockRejectedValueOnce(new Error('disk full'));
  const lost = [update(adding('a')), update(adding('b'))];
  for (const one of lost) await expect(one).rejects.toThrow('disk full');
  expect((await update(adding('c'))).error).toBe('c');
});

test('what must run alone is not overtaken by a step that comes later', async () => {
  const early = update(adding('a'));
  const erased = exclusively(async () => {
    stored.ledger = EMPTY_LEDGER;
  });
  const late = update(adding('b'));
  await Promise.all([early, erased, late]);
  expect((await readLedger({ area: 'local' })).error).toBe('b');
});
