import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measurement, seen, server } from '../core/calls/testing.test-kit.ts';
import type { CallObservation, CallOutcome, CallServer } from '../core/calls/types.ts';
import {
  APART_MS,
  answeredElsewhere,
  beginCalls,
  callsOf,
  countCalls,
  dropCalls,
  type FoundCalls,
  finishCalls,
  isOfHere,
  settleCalls,
} from './calls.ts';
import { EMPTY_LEDGER, type Ledger } from './ledger.ts';
import { NO_CALLS } from './stored-calls.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const NOW = 1_000 * DAY;
const ONE = server({ host: '198.18.9.1', service: 'app', owner: 'App' });
const TWO = server({ host: '198.18.9.2', service: 'app', owner: 'App' });

const on = (key: string, ledger: Ledger = EMPTY_LEDGER): Ledger => ({
  ...ledger,
  networks: [{ key, sign: null, name: key, tracks: {} }, ...ledger.networks.filter((one) => one.key !== key)],
});
const begun = (ledger: Ledger, startedMs = NOW, id = 'test') =>
  beginCalls(ledger, { id, startedMs, services: ['app'], done: 0, total: 0 });

function foundOf(
  outcomes: readonly CallOutcome[],
  service = 'app',
  servers: readonly CallServer[] = [ONE, TWO],
): FoundCalls {
  const { isRepeated: _, isAliveElsewhere: __, ...rest } = measurement();
  const observations = outcomes.map((outcome, at) => seen(servers[at] ?? ONE, outcome));
  return { ...rest, service, servers, observations };
}

interface Ending {
  readonly outcomes?: readonly CallOutcome[];
  readonly controls?: readonly CallObservation[];
  readonly historyDays?: number;
}

function tested(
  ledger: Ledger,
  atMs: number,
  { outcomes = ['silent', 'silent'], controls = [], historyDays = 7 }: Ending = {},
): Ledger {
  const end = { udp: 'open', found: [foundOf(outcomes)], controls, nowMs: atMs + 9_000, historyDays } as const;
  return finishCalls(begun(ledger, atMs), 'test', end);
}

const ruleOf = (ledger: Ledger) => callsOf(ledger).stored.app?.verdict.ruleId;
const ANSWERS = { outcomes: ['refused', 'refused'] } as const;

describe('a test of calls under way', () => {
  test('counts what was asked, and takes away the error of before', () => {
    const running = begun({ ...EMPTY_LEDGER, error: 'x' });
    expect(running.error).toBeNull();
    expect(callsOf(countCalls(running, 'test', 3, 9)).running).toMatchObject({ done: 3, total: 9, services: ['app'] });
  });

  test('that is another one by now is neither counted nor ended', () => {
    const running = begun(EMPTY_LEDGER);
    expect(countCalls(running, 'gone', 3, 9)).toBe(running);
    const end = { udp: 'open', found: [foundOf(['silent'])], controls: [], nowMs: NOW, historyDays: 7 } as const;
    expect(finishCalls(running, 'gone', end)).toBe(running);
    expect(finishCalls(EMPTY_LEDGER, 'test', end)).toBe(EMPTY_LEDGER);
  });

  test('is dropped without what is known of calls', () => {
    const known = tested(on('home'), NOW);
    const dropped = dropCalls(begun(known, NOW + HOUR));
    expect(dropped.calls).toEqual(known.calls);
    expect(dropCalls(known)).toBe(known);
    expect(dropCalls(EMPTY_LEDGER)).toBe(EMPTY_LEDGER);
  });

  test('is over once it has ended, and says when and where', () => {
    expect(callsOf(tested(on('home'), NOW))).toMatchObject({
      running: null,
      last: { round: 'test', udp: 'open', startedMs: NOW, finishedMs: NOW + 9_000, network: 'home' },
      stored: { app: { checkedMs: NOW, network: 'home' } },
    });
    expect(callsOf({})).toBe(NO_CALLS);
  });
});

describe('silence', () => {
  const first = tested(on('home'), NOW);

  test('blames nobody at first, and is a filter at most once it was found again', () => {
    expect(ruleOf(first)).toBe('calls-silent-once');
    expect(callsOf(first).stored.app?.silent).toEqual({ kind: 'servers', network: 'home', firstMs: NOW });
    const again = tested(first, NOW + APART_MS);
    expect(ruleOf(again)).toBe('calls-filtered');
    expect(callsOf(again).stored.app?.silent?.firstMs).toBe(NOW);
  });

  test.each([
    ['too soon after the first, the trouble may be the same', APART_MS - 1],
    ['a day later, it is a first time again', DAY],
    ['before the first, by a clock that was set back', -APART_MS],
  ])('%s', (_, afterMs) => {
    expect(ruleOf(tested(first, NOW + afterMs))).toBe('calls-silent-once');
  });

  test('begins anew a day later', () => {
    expect(callsOf(tested(first, NOW + DAY)).stored.app?.silent?.firstMs).toBe(NOW + DAY);
  });

  test('on another network is another silence', () => {
    const there = tested(on('mobile', first), NOW + HOUR);
    expect(ruleOf(there)).toBe('calls-silent-once');
    expect(callsOf(there).stored.app?.silent?.network).toBe('mobile');
  });

  test('ends with an answer', () => {
    const after = tested(first, NOW + HOUR, ANSWERS);
    expect(callsOf(after).stored.app?.silent).toBeNull();
    expect(ruleOf(tested(after, NOW + 2 * HOUR))).toBe('calls-silent-once');
  });

  test('where nobody can tell on which network is never laid beside another', () => {
    const nowhere = tested({ ...on('home'), moved: 'unknown' }, NOW);
    expect(callsOf(nowhere)).toMatchObject({
      last: { network: null },
      answered: [],
      stored: { app: { silent: null } },
    });
    expect(ruleOf(tested({ ...first, moved: 'unknown' }, NOW + HOUR))).toBe('calls-silent-once');
  });
});

describe('where servers answered', () => {
  const answered = tested(on('home'), NOW, ANSWERS);

  test('makes silence elsewhere a filter, for a day', () => {
    const there = (afterMs: number) => {
      const once = tested(on('mobile', answered), NOW + afterMs - APART_MS);
      return ruleOf(tested(once, NOW + afterMs));
    };
    expect(there(HOUR)).toBe('calls-filtered-elsewhere-open');
    expect(there(DAY)).toBe('calls-filtered');
  });

  test('is no witness of the network on which it was', () => {
    const once = tested(answered, NOW + HOUR);
    expect(ruleOf(tested(once, NOW + 2 * HOUR))).toBe('calls-filtered');
  });

  test('is told with the name of that network, the last one first', () => {
    const both = tested(on('office', answered), NOW + HOUR, ANSWERS);
    const away = on('mobile', both);
    expect(answeredElsewhere(away, [ONE], NOW + 2 * HOUR)).toEqual({ name: 'office', atMs: NOW + HOUR });
    expect(answeredElsewhere(both, [ONE], NOW + 2 * HOUR)).toEqual({ name: 'home', atMs: NOW });
    expect(answeredElsewhere(away, [server({ host: 'other' })], NOW + 2 * HOUR)).toBeNull();
    expect(answeredElsewhere(away, [ONE], NOW + 2 * DAY)).toBeNull();
    expect(answeredElsewhere({ ...away, moved: 'unknown' }, [ONE], NOW + 2 * HOUR)).toBeNull();
  });

  test('is kept of controls too, once for each network, and of few servers', () => {
    const control = server({ host: 'stun.example', transport: 'stun' });
    const twice = tested(answered, NOW + HOUR, { ...ANSWERS, controls: [seen(control, 'answered')] });
    expect(callsOf(twice).answered).toEqual(
      [control, ONE, TWO].map(({ id }) => ({ server: id, network: 'home', atMs: NOW + HOUR })),
    );
    const many = Array.from({ length: 300 }, (_, at) => seen(server({ host: `h${at}` }), 'answered'));
    expect(callsOf(tested(answered, NOW, { controls: many })).answered).toHaveLength(200);
  });

  test('is not kept where nobody can tell on which network', () => {
    expect(callsOf(tested({ ...on('home'), moved: 'unknown' }, NOW, ANSWERS)).answered).toEqual([]);
  });

  test('is not kept of what was silent, local or forbidden', () => {
    for (const outcome of ['silent', 'failed', 'forbidden', 'local', 'unclear', 'aborted'] as const)
      expect(callsOf(tested(on('home'), NOW, { outcomes: [outcome] })).answered).toEqual([]);
  });
});

describe('the history', () => {
  const days = (ledger: Ledger) =>
    ledger.history.map(({ to, atMs, role, network }) => [to, (atMs - NOW) / HOUR, role, network]);
  const play = (outcomes: readonly (readonly CallOutcome[])[], start: Ledger = on('home'), historyDays = 7) =>
    outcomes.reduce((ledger, one, hour) => tested(ledger, NOW + hour * HOUR, { outcomes: one, historyDays }), start);
  const SILENT = ['silent', 'silent'] as const;
  const OPEN = ['refused', 'refused'] as const;

  test('tells of silence found twice, once, and of the answer after it', () => {
    const home = ['calls', 'home'];
    expect(days(play([SILENT, SILENT, SILENT, OPEN, OPEN]))).toEqual([
      ['down', 1, ...home],
      ['up', 3, ...home],
    ]);
    expect(days(play([SILENT, OPEN, SILENT]))).toEqual([]);
  });

  test('takes no answer elsewhere for the end of it', () => {
    const down = play([SILENT, SILENT]);
    const there = tested(on('mobile', down), NOW + 3 * HOUR, ANSWERS);
    expect(there.history).toEqual(down.history);
  });

  test('stays empty where none is kept', () => {
    expect(play([SILENT, SILENT, OPEN], on('home'), 0).history).toEqual([]);
  });
});

describe('a network that gets its key by the first round', () => {
  const before = tested(tested(EMPTY_LEDGER, NOW, ANSWERS), NOW + HOUR, { outcomes: ['silent', 'refused'] });

  test('takes over what was found before', () => {
    const settled = settleCalls(callsOf(before), 'home');
    expect(settled).toMatchObject({ last: { network: 'home' }, stored: { app: { network: 'home' } } });
    expect(new Set(settled.answered.map(({ network }) => network))).toEqual(new Set(['home']));
    const nowhere = callsOf(tested({ ...EMPTY_LEDGER, moved: 'unknown' }, NOW));
    expect(settleCalls(nowhere, 'home')).toMatchObject({
      last: { network: 'home' },
      stored: { app: { network: 'home' } },
    });
  });

  test('takes over nothing of other networks, and is settled once', () => {
    const there = callsOf(tested(on('mobile'), NOW));
    expect(settleCalls(there, 'home')).toEqual(there);
    fc.assert(
      fc.property(fc.constantFrom('home', 'mobile', 'x'), fc.constantFrom('home', 'y'), (first, second) => {
        const once = settleCalls(callsOf(before), first);
        expect(settleCalls(once, second)).toEqual(once);
      }),
    );
  });

  test('what older versions kept without a network belongs here', () => {
    expect(isOfHere({}, on('home'))).toBe(true);
    expect(isOfHere({ network: 'home' }, on('home'))).toBe(true);
    expect(isOfHere({ network: 'mobile' }, on('home'))).toBe(false);
    expect(isOfHere({ network: 'home' }, { ...on('home'), moved: 'unknown' })).toBe(false);
    expect(
      settleCalls({ ...NO_CALLS, last: { round: 'r', udp: 'open', startedMs: 1, finishedMs: 2 } }, 'home').last,
    ).not.toHaveProperty('network');
  });
});
