import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeArea } from '../../tests/support/browser/area.ts';
import { answered, failed, network } from '../../tests/support/observations.ts';
import type { Observation } from '../core/types.ts';
import type { ServiceStatus, Snapshot } from '../protocol.ts';
import {
  clearResults,
  type Kept,
  NOTHING_KEPT,
  readHead,
  readKept,
  sweepFound,
  writeFound,
  writeKept,
} from './kept.ts';
import { EMPTY_LEDGER, isLedger, type LastResult, type Ledger, type Running, type TargetResult } from './ledger.ts';

const areas = vi.hoisted(() => ({}) as { local: FakeArea; session: FakeArea });
vi.mock('webextension-polyfill', () => ({ default: { storage: areas } }));

/** The keys of each writing. */
let writings: string[][] = [];

beforeEach(() => {
  writings = [];
  areas.local = new FakeArea('local', () => undefined);
  areas.session = new FakeArea('session', () => undefined);
  const { local } = areas;
  const set = local.set.bind(local);
  local.set = (values) => {
    writings.push(Object.keys(values));
    set(values);
  };
});

const VERDICT = {
  reach: 'reachable',
  cause: null,
  method: null,
  confidence: null,
  ruleId: 'answer',
  witness: [],
} as const;
const stored = (service: string, checkedMs: number, observations: readonly Observation[]): LastResult => ({
  result: { service, verdict: VERDICT, roles: [] },
  observations,
  notAsked: [],
  sinceMs: 1,
  checkedMs,
  slow: false,
});
const found = (...observations: Observation[]): TargetResult => ({ observations, notAsked: [], isFinal: true });
const running = (more: Partial<Running> = {}): Running => ({
  id: 'round',
  reason: 'click',
  startedMs: 1,
  aliveMs: 2,
  footing: 'settled',
  isWarm: false,
  network: network(),
  isNetworkFlapping: false,
  targets: ['a/web/0', 'b/web/0', 'c/web/0'],
  large: [],
  found: {},
  ...more,
});
const RESET = failed('first', 'connection_reset');
const ledgerWith = (more: Partial<Ledger> = {}): Ledger => ({ ...EMPTY_LEDGER, ...more });
const SNAPSHOT = { services: [], page: null } as unknown as Snapshot;

const write = (ledger: Ledger, before: Kept = NOTHING_KEPT, snapshot = SNAPSHOT) =>
  writeKept('local', before, ledger, snapshot, () => undefined);
const read = () => readKept('local', null);
const ledgerRead = async () => (await read()).ledger;

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{1,8}$/), { maxLength: 6 });
const observations = fc.array(
  fc.oneof(
    fc.integer().map((bytes) => answered('first', { bytes })),
    fc.constant(failed('repeat', 'generic_timeout_error')),
  ),
  { maxLength: 3 },
);
const times = fc.integer({ min: 0, max: 2 ** 42 });
const byId = <T>(names: readonly string[], value: fc.Arbitrary<T>) =>
  fc
    .array(value, { minLength: names.length, maxLength: names.length })
    .map((values) => Object.fromEntries(names.map((name, at) => [name, values[at] as T])));

/** Any ledger with results of some services, and perhaps a round that has found some of its targets. */
const ledgers: fc.Arbitrary<Ledger> = fc
  .record({ services: ids, targets: ids, round: fc.option(fc.uuid()) })
  .chain((of) =>
    fc
      .record({
        stored: byId(
          of.services,
          fc.tuple(times, observations).map(([at, seen]) => stored('one', at, seen)),
        ),
        found: fc.subarray([...of.targets]).chain((some) =>
          byId(
            some,
            observations.map((seen) => found(...seen)),
          ),
        ),
        error: fc.option(fc.string()),
        nextMs: fc.option(times),
      })
      .map(({ found: round, ...rest }) =>
        ledgerWith({
          ...rest,
          running: of.round === null ? null : running({ id: of.round, targets: of.targets, found: round }),
        }),
      ),
  );

describe('what is written', () => {
  test('is read back, whatever was kept before', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, ledgers, async (first, second) => {
        areas.local.clear();
        await write(first);
        expect(await ledgerRead()).toEqual(first);
        await write(second, await read());
        expect(await ledgerRead()).toEqual(second);
      }),
    );
  });

  test('is read without evidence and findings where only the head is wanted', async () => {
    await write(
      ledgerWith({
        stored: { a: stored('a', 5, [answered()]) },
        running: running({ found: { 'a/web/0': found(answered()) } }),
      }),
    );
    const head = await readHead('local');
    expect(head.stored.a).toMatchObject({ checkedMs: 5, observations: [] });
    expect(head.running).toMatchObject({ id: 'round', found: {} });
  });

  test('is nothing where nothing has changed, and the snapshot alone where only that has', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, async (ledger) => {
        areas.local.clear();
        await write(ledger);
        const before = await read();
        writings = [];
        await write(before.ledger, before);
        expect(writings).toEqual([]);
        await write(before.ledger, before, { ...SNAPSHOT, error: 'other' });
        expect(writings).toEqual([['snapshot']]);
      }),
    );
  });

  test('is nothing at all where nothing may be written any more', async () => {
    const erased = () => {
      throw new Error('erased meanwhile');
    };
    await expect(writeKept('local', NOTHING_KEPT, ledgerWith(), SNAPSHOT, erased)).rejects.toThrow('erased');
    expect(areas.local.all).toEqual({});
  });

  test('is one key for one more result, and no name of a target stands in it', async () => {
    const one = running({ found: { 'a/web/0': found(answered()) } });
    await write(ledgerWith({ running: one }));
    const before = await read();
    const two = { ...one, found: { ...before.ledger.running?.found, 'c/web/0': found(RESET) } };
    writings = [];
    await write({ ...before.ledger, running: two }, before);
    await writeFound('local', two, ['b/web/0', 'c/web/0']);
    expect(writings).toEqual([
      ['found.2', 'snapshot'],
      ['found.1', 'found.2'],
    ]);
    expect(Object.keys(areas.local.all).join()).not.toMatch(/web/);
  });

  test('is the evidence only where that has changed', async () => {
    await write(ledgerWith({ stored: { a: stored('a', 5, [answered()]) } }));
    const before = await read();
    writings = [];
    await write({ ...before.ledger, nextMs: 7 }, before);
    await write({ ...before.ledger, stored: { a: stored('a', 6, [RESET]) } }, before);
    await write({ ...before.ledger, stored: {} }, before);
    expect(writings.map((keys) => keys.toSorted())).toEqual([
      ['ledger', 'snapshot'],
      ['evidence', 'ledger', 'snapshot'],
      ['evidence', 'ledger', 'snapshot'],
    ]);
  });

  test('stands there once: neither head nor snapshot repeats what was seen', async () => {
    const seen = [RESET];
    const status = { id: 'a', observations: seen, notAsked: [] } as unknown as ServiceStatus;
    const page = { url: 'https://a.example', service: 'a', refusal: null, status };
    await write(ledgerWith({ stored: { a: stored('a', 5, seen) } }), NOTHING_KEPT, {
      ...SNAPSHOT,
      services: [status],
      page,
    });
    const { ledger, snapshot, evidence } = areas.local.all;
    expect(evidence).toContain('connection_reset');
    expect(`${ledger}${snapshot}`).not.toContain('connection_reset');
  });

  test('stays in the snapshot where the evidence does not hold it: a round that is under way', async () => {
    const status = { id: 'a', observations: [RESET], notAsked: [] };
    await write(ledgerWith(), NOTHING_KEPT, { ...SNAPSHOT, services: [status as unknown as ServiceStatus] });
    expect(areas.local.all.snapshot).toContain('connection_reset');
  });

  test('is all or nothing: what does not fit leaves what was there', async () => {
    await write(ledgerWith({ error: 'before' }));
    areas.local.quota = areas.local.bytes + 10;
    const large = {
      stored: {
        a: stored(
          'a',
          5,
          Array.from({ length: 50 }, () => answered()),
        ),
      },
    };
    await expect(write(ledgerWith(large), await read())).rejects.toThrow('quota');
    expect(await ledgerRead()).toEqual(ledgerWith({ error: 'before' }));
  });
});

describe('a running round', () => {
  const round = running({ found: { 'a/web/0': found(answered()), 'b/web/0': found(RESET) } });

  test('has nothing that another round has found of the same targets', async () => {
    await write(ledgerWith({ running: round }));
    await write(ledgerWith({ running: running({ id: 'next' }) }), await read());
    expect((await ledgerRead()).running?.found).toEqual({});
  });

  test('is taken from the worker that holds it, and read where it holds another', async () => {
    await write(ledgerWith({ running: round }));
    const inHand = { ...round, found: { 'c/web/0': found(answered()) } };
    expect((await readKept('local', inHand)).ledger.running?.found).toBe(inHand.found);
    expect((await readKept('local', { ...inHand, id: 'other' })).ledger.running?.found).toEqual(round.found);
  });
});

describe('what a fault left', () => {
  const whole = () =>
    write(
      ledgerWith({
        stored: { a: stored('a', 5, [answered()]), b: stored('b', 6, [RESET]) },
        running: running({ found: { 'a/web/0': found(answered()), 'b/web/0': found(RESET) } }),
      }),
    );
  const broken = [undefined, null, '', '{', 'null', '7', '[]', '"x"', 7, { a: 1 }];
  const leave = (key: string, value: unknown) => {
    if (value === undefined) areas.local.remove(key);
    else areas.local.set({ [key]: value });
  };

  test.each(broken)('%j for a finding costs that one target its own', async (value) => {
    await whole();
    leave('found.0', value);
    const { running: left, stored: results } = await ledgerRead();
    expect(Object.keys(left?.found ?? {})).toEqual(['b/web/0']);
    expect(results.a?.observations).toHaveLength(1);
  });

  test.each(broken)('%j for the evidence costs what was seen, and no result', async (value) => {
    await whole();
    leave('evidence', value);
    const { running: left, stored: results } = await ledgerRead();
    expect(results).toMatchObject({ a: { checkedMs: 5, observations: [] }, b: { checkedMs: 6, observations: [] } });
    expect(Object.keys(left?.found ?? {})).toHaveLength(2);
  });

  test.each([...broken, '{"version":2}', '{"version":1,"stored":{}}'])('%j for the head begins anew', async (value) => {
    await whole();
    leave('ledger', value);
    expect(await ledgerRead()).toEqual(EMPTY_LEDGER);
    expect(await readHead('local')).toEqual(EMPTY_LEDGER);
  });

  test('any value for any part of the head is read without an end of all reading', async () => {
    await whole();
    const head = areas.local.parsed<object>('ledger') ?? {};
    const parts = fc.constantFrom(...Object.keys(head), 'calls', 'page', 'failedVisits');
    await fc.assert(
      fc.asyncProperty(parts, fc.jsonValue(), async (part, value) => {
        leave('ledger', JSON.stringify({ ...head, [part]: value }));
        expect(isLedger(await ledgerRead())).toBe(true);
      }),
    );
  });

  test('evidence of another check is laid beside no result', async () => {
    await whole();
    const { evidence } = areas.local.all;
    leave('evidence', String(evidence).replace('"checkedMs":5', '"checkedMs":4'));
    const { stored: results } = await ledgerRead();
    expect(results.a?.observations).toEqual([]);
    expect(results.b?.observations).toHaveLength(1);
  });

  test('one result that is none costs no other', async () => {
    await whole();
    const head = areas.local.parsed<{ stored: object }>('ledger');
    leave('ledger', JSON.stringify({ ...head, stored: { ...head?.stored, c: null, d: 7, e: { result: {} } } }));
    expect(Object.keys((await ledgerRead()).stored)).toEqual(['a', 'b']);
  });
});

describe('taking away', () => {
  const all = async () => {
    await write(ledgerWith({ running: running({ found: { 'a/web/0': found(answered()), 'c/web/0': found(RESET) } }) }));
    areas.local.set({ settings: { theme: 'dark' } });
  };
  const keys = () => Object.keys(areas.local.all).toSorted();

  test('findings of rounds that are over go by their number, as many as the longest had', async () => {
    await all();
    await sweepFound('local', 2);
    expect(keys()).toEqual(['evidence', 'found.2', 'ledger', 'settings', 'snapshot']);
    await sweepFound('local', 3);
    expect(keys()).toEqual(['evidence', 'ledger', 'settings', 'snapshot']);
  });

  test('where no findings are left over, the storage is not asked', async () => {
    await all();
    const remove = vi.spyOn(areas.local, 'remove');
    await sweepFound('local', 0);
    expect(remove).not.toHaveBeenCalled();
  });

  test('all results go, of however long a round, and nothing else', async () => {
    await all();
    await clearResults('local');
    expect(areas.local.all).toEqual({ settings: { theme: 'dark' } });
  });
});
