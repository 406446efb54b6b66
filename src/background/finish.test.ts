import { describe, expect, test } from 'vitest';
import { answered, control, failed, named, network, target, voices } from '../../tests/support/observations.ts';
import { networkOf } from '../core/network.ts';
import type { Observation } from '../core/types.ts';
import { begin, cancel, EMPTY_LEDGER, type Ledger, noteFound, noteNetwork } from '../store/ledger.ts';
import { finish } from './finish.ts';

const TARGETS = ['a', 'b'].map((id) =>
  target({ id: `${id}/web/0`, service: id, host: `${id}.example`, largeUrl: null }),
);
const UP: Observation[] = [answered()];
const DOWN: Observation[] = [
  failed('first', 'connection_reset'),
  failed('repeat', 'connection_reset'),
  failed('repeat', 'connection_reset', { atMs: 2_000 }),
  named('system_resolver', ['93.184.215.14']),
  ...voices(['93.184.215.14']),
  failed('by_address', 'ssl_invalid_hostname'),
];
const HOUR = 60 * 60_000;

interface Day {
  readonly a: Observation[];
  readonly b: Observation[];
  readonly network?: ReturnType<typeof network>;
}

function round(ledger: Ledger, id: string, nowMs: number, { a, b, network: seen = network() }: Day): Ledger {
  const chosen = { id, reason: 'click', startedMs: nowMs, isSettling: false, isWarm: false, large: [] } as const;
  let next = begin(ledger, { ...chosen, targets: TARGETS.map((one) => one.id) });
  next = noteNetwork(next, id, seen, nowMs);
  for (const [index, observations] of [a, b].entries()) {
    next = noteFound(next, id, TARGETS[index]?.id ?? '', { observations, notAsked: [], isFinal: true }, nowMs);
  }
  return finish(next, id, TARGETS, {
    blockPages: { addresses: new Set(), isKnown: () => false },
    nowMs,
    historyDays: 7,
  });
}

describe('finish', () => {
  test('one notice tells of all changes of a round, and the ledger keeps since when', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    expect(well.outbox).toEqual([]);
    const bad = round(well, 'r2', 2 * HOUR, { a: DOWN, b: DOWN });
    expect(bad.outbox).toEqual([{ id: 'round-r2', down: ['a', 'b'], up: [] }]);
    expect(bad.stored.a).toMatchObject({ sinceMs: 2 * HOUR, checkedMs: 2 * HOUR });
    const same = round({ ...bad, outbox: [] }, 'r3', 3 * HOUR, { a: DOWN, b: UP });
    expect(same.outbox).toEqual([{ id: 'round-r3', down: [], up: ['b'] }]);
    expect(same.stored.a?.sinceMs).toBe(2 * HOUR);
    expect(same.history.map(({ service, to }) => `${service} ${to}`)).toEqual(['a down', 'b down', 'b up']);
  });

  test('a page is answered and is no news: no change, no notice, and the last round stays', () => {
    const page = target({ id: '@page/web/0', service: '@page', host: 'page.example', largeUrl: null });
    const chosen = { id: 'p', reason: 'page', startedMs: HOUR, isSettling: false, isWarm: false, large: [] } as const;
    let ledger = noteNetwork(begin(EMPTY_LEDGER, { ...chosen, targets: [page.id] }), 'p', network(), HOUR);
    ledger = noteFound(ledger, 'p', page.id, { observations: DOWN, notAsked: [], isFinal: true }, HOUR);
    const circumstances = {
      blockPages: { addresses: new Set<string>(), isKnown: () => false },
      nowMs: HOUR,
      historyDays: 7,
    };
    const after = finish(ledger, 'p', [page], circumstances);
    expect(after.stored['@page']?.result.verdict.reach).toBe('unreachable');
    expect([after.tracks, after.outbox, after.history, after.lastRound]).toEqual([{}, [], [], null]);
  });

  test('a network that is gone changes nothing that was known', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    const dead = control({ ok: false, failure: 'generic_timeout_error', status: null });
    const after = round(well, 'r2', 2 * HOUR, { a: DOWN, b: DOWN, network: networkOf([dead, dead], null) });
    expect(after.outbox).toEqual([]);
    expect(after.stored.a?.result.verdict.cause).toBe('network');
    expect(after.tracks).toEqual(well.tracks);
  });

  test('a round that was cancelled or replaced changes nothing', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    const cancelled = cancel(well);
    const late = noteFound(cancelled, 'r2', 'a/web/0', { observations: DOWN, notAsked: [], isFinal: true }, HOUR);
    expect(late.stored).toEqual(well.stored);
    const known = { blockPages: { addresses: new Set<string>(), isKnown: () => false }, nowMs: HOUR, historyDays: 7 };
    expect(finish(late, 'r2', TARGETS, known)).toBe(late);
  });

  test('a half-asked service keeps its old word', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    const chosen = {
      id: 'r2',
      reason: 'click',
      startedMs: 2 * HOUR,
      isSettling: false,
      isWarm: false,
      large: [],
    } as const;
    let next = begin(well, { ...chosen, targets: TARGETS.map(({ id }) => id) });
    next = noteNetwork(next, 'r2', network(), 2 * HOUR);
    next = noteFound(next, 'r2', 'a/web/0', { observations: DOWN.slice(0, 1), notAsked: [], isFinal: false }, 2 * HOUR);
    const known = {
      blockPages: { addresses: new Set<string>(), isKnown: () => false },
      nowMs: 2 * HOUR,
      historyDays: 7,
    };
    expect(finish(next, 'r2', TARGETS, known).stored).toEqual(well.stored);
  });

  test('history forgets what is older than the place allows, and keeps nothing where it allows none', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    const bad = round(well, 'r2', 2 * HOUR, { a: DOWN, b: UP });
    expect(round(bad, 'r3', 9 * 24 * HOUR, { a: DOWN, b: UP }).history).toEqual([]);
  });
});
