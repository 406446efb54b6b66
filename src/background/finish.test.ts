import { describe, expect, test } from 'vitest';
import { answered, control, failed, named, network, target, voices } from '../../tests/support/observations.ts';
import { networkOf } from '../core/network.ts';
import type { Observation } from '../core/types.ts';
import { begin, cancel, EMPTY_LEDGER, type Ledger, noteFound, noteNetwork } from '../store/ledger.ts';
import { here, moveTo } from '../store/networks.ts';
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
/** What was over within seconds. */
const OUTAGE: Observation[] = DOWN.map((one) => ({ ...one, atMs: Math.min(one.atMs, 9_000) }));
/** What was watched for some ten seconds, and no longer. */
const SHORT: Observation[] = DOWN.map((one) => ({ ...one, atMs: Math.min(one.atMs, 12_000) }));
const tracksOf = (ledger: Ledger) => here(ledger)?.tracks;

/** When controls answered, between the first failures and the last. */
const BETWEEN_MS = 5_000;
const HOUR = 60 * 60_000;

interface Day {
  /** What the controls showed at first, where they were asked twice. */
  readonly before?: ReturnType<typeof network>;
  readonly a: Observation[];
  readonly b: Observation[];
  readonly network?: ReturnType<typeof network>;
  readonly connection?: string | null;
  readonly isWarm?: boolean;
}

function round(
  ledger: Ledger,
  id: string,
  nowMs: number,
  { a, b, before, network: seen = network(), connection = null, isWarm = false }: Day,
): Ledger {
  // As a round begins: settling where the network was changed before.
  const footing = ledger.moved === null ? 'settled' : (`moved_to_${ledger.moved}` as const);
  const chosen = { id, reason: 'click', startedMs: nowMs, footing, isWarm, large: [] } as const;
  let next: Ledger = begin(ledger, { ...chosen, targets: TARGETS.map((one) => one.id) });
  if (before) next = noteNetwork(next, id, before, BETWEEN_MS);
  next = noteNetwork(next, id, seen, BETWEEN_MS);
  for (const [index, observations] of [a, b].entries()) {
    next = noteFound(next, id, TARGETS[index]?.id ?? '', { observations, notAsked: [], isFinal: true }, nowMs);
  }
  return finish(next, id, TARGETS, {
    blockPages: { addresses: new Set(), isKnown: () => false },
    nowMs,
    connection,
  });
}

describe('finish', () => {
  test('one notice tells of all changes of a round, and the ledger keeps since when', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    expect(well.outbox).toEqual([]);
    const bad = round(well, 'r2', 2 * HOUR, { a: DOWN, b: DOWN });
    expect(bad.outbox).toEqual([{ id: 'round-r2', down: ['a', 'b'], up: [] }]);
    expect(bad.stored.a).toMatchObject({ sinceMs: 2 * HOUR, checkedMs: 2 * HOUR });
    expect(bad.lastRound?.services).toEqual(['a', 'b']);
    // What people are shown as evidence is what the verdict was drawn from.
    expect(well.stored.a?.facts).toEqual({ localName: 'not_known' });
    expect(bad.stored.a?.facts).toMatchObject({ attempt: 'failed', sign: 'reset', byAddress: 'answers' });
    const same = round({ ...bad, outbox: [] }, 'r3', 3 * HOUR, { a: DOWN, b: UP });
    expect(same.outbox).toEqual([{ id: 'round-r3', down: [], up: ['b'] }]);
    expect(same.stored.a?.sinceMs).toBe(2 * HOUR);
    expect(same.history.map(({ service, to }) => `${service} ${to}`)).toEqual(['a down', 'b down', 'b up']);
  });

  test('what lasted seconds is no block; what lasted ten is, and people hear of it when a second round finds it, too', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    const after = round(well, 'r2', 2 * HOUR, { a: OUTAGE, b: SHORT });
    expect(after.stored.a?.result.verdict).toMatchObject({ reach: 'unreachable', cause: 'unknown' });
    expect(after.stored.b?.result.verdict).toMatchObject({ cause: 'blocking', method: 'sni_filtering' });
    expect(after.outbox).toEqual([]);
    const again = round(after, 'r3', 3 * HOUR, { a: UP, b: SHORT });
    expect(again.outbox).toEqual([{ id: 'round-r3', down: ['b'], up: [] }]);
  });

  test('failures without a control that answered between them last nowhere', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    const late = DOWN.map((one) => ({ ...one, atMs: one.atMs + 6_000 }));
    expect(round(well, 'r2', 2 * HOUR, { a: late, b: UP }).stored.a?.result.verdict.cause).toBe('unknown');
  });

  test('an old connection that answers again neither clears nor confirms: what is known stands, with its time', () => {
    const first = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: DOWN });
    const reused = [answered('first', { reused: true })];
    const again = round(first, 'r2', HOUR + 60_000, { a: reused, b: reused, isWarm: true });
    expect(again.stored.a).toMatchObject({ checkedMs: HOUR + 60_000, sinceMs: HOUR });
    expect(again.stored.a?.result.verdict).toMatchObject({ reach: 'reachable', ruleId: 'answer-reused-again' });
    expect(again.stored.b).toEqual(first.stored.b);
    expect([again.outbox, again.history]).toEqual([[], []]);
    const unknown = round(EMPTY_LEDGER, 'r1', HOUR, { a: reused, b: UP, isWarm: true });
    expect(unknown.stored.a?.result.verdict.reach).toBe('not_checked');
  });

  test('a page is answered and is no news: no change, no notice, and the last round stays', () => {
    const page = target({ id: '@page/web/0', service: '@page', host: 'page.example', largeUrl: null });
    const chosen = { id: 'p', reason: 'page', startedMs: HOUR, footing: 'settled', isWarm: false, large: [] } as const;
    let ledger = noteNetwork(begin(EMPTY_LEDGER, { ...chosen, targets: [page.id] }), 'p', network(), HOUR);
    ledger = noteFound(ledger, 'p', page.id, { observations: DOWN, notAsked: [], isFinal: true }, HOUR);
    const circumstances = {
      blockPages: { addresses: new Set<string>(), isKnown: () => false },
      nowMs: HOUR,
    };
    const after = finish(ledger, 'p', [page], circumstances);
    expect(after.stored['@page']?.result.verdict.reach).toBe('unreachable');
    expect([tracksOf(after), after.outbox, after.history, after.lastRound]).toEqual([{}, [], [], null]);
  });

  test('a network that is gone changes nothing that was known', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    const dead = control({ ok: false, failure: 'generic_timeout_error', status: null });
    const after = round(well, 'r2', 2 * HOUR, { a: DOWN, b: DOWN, network: networkOf([dead, dead], null) });
    expect(after.outbox).toEqual([]);
    expect(after.stored.a?.result.verdict.cause).toBe('network');
    expect(tracksOf(after)).toEqual(tracksOf(well));
  });

  test('a round that was cancelled or replaced changes nothing', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    const cancelled = cancel(well);
    const late = noteFound(cancelled, 'r2', 'a/web/0', { observations: DOWN, notAsked: [], isFinal: true }, HOUR);
    expect(late.stored).toEqual(well.stored);
    const known = { blockPages: { addresses: new Set<string>(), isKnown: () => false }, nowMs: HOUR };
    expect(finish(late, 'r2', TARGETS, known)).toBe(late);
  });

  test('a half-asked service keeps its old word', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    const chosen = {
      id: 'r2',
      reason: 'click',
      startedMs: 2 * HOUR,
      footing: 'settled',
      isWarm: false,
      large: [],
    } as const;
    let next: Ledger = begin(well, { ...chosen, targets: TARGETS.map(({ id }) => id) });
    next = noteNetwork(next, 'r2', network(), 2 * HOUR);
    next = noteFound(next, 'r2', 'a/web/0', { observations: DOWN.slice(0, 1), notAsked: [], isFinal: false }, 2 * HOUR);
    const known = {
      blockPages: { addresses: new Set<string>(), isKnown: () => false },
      nowMs: 2 * HOUR,
    };
    expect(finish(next, 'r2', TARGETS, known).stored).toEqual(well.stored);
  });

  test('a control that answers only at times makes three failures of a kind a matter of chance', () => {
    const well = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP });
    const steady = networkOf([control({ id: 'x' }), control({ id: 'y' })], null);
    const dead = control({ id: 'x', ok: false, failure: 'connection_reset', status: null });
    const before = networkOf([dead, control({ id: 'y' })], null);
    const causeOf = (day: Partial<Day>) =>
      round(well, 'r2', 2 * HOUR, { a: DOWN, b: UP, network: steady, ...day }).stored.a?.result.verdict.cause;
    expect(causeOf({ before: steady })).toBe('blocking');
    expect(causeOf({ before })).toBe('unknown');
    const fourth = failed('repeat', 'connection_reset', { atMs: 3_000 });
    expect(causeOf({ before, a: [...DOWN, fourth] })).toBe('blocking');
  });
});

describe('another network', () => {
  const WIFI = 'wifi';
  const MOBILE = 'cellular';
  const atHome = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP, connection: WIFI });

  test('begins a comparison of its own: nothing is told of what fails there', () => {
    const away = round(atHome, 'r2', 2 * HOUR, { a: DOWN, b: DOWN, connection: MOBILE });
    expect(away).toMatchObject({ outbox: [], history: [], moved: null });
    expect(tracksOf(away)?.a?.told).toBe('down');
    expect(away.stored.a).toMatchObject({ sinceMs: 2 * HOUR });
    const cut = round(away, 'r3', 3 * HOUR, { a: UP, b: DOWN, connection: MOBILE });
    expect(cut.outbox).toEqual([{ id: 'round-r3', down: [], up: ['a'] }]);
    expect(cut.history.map(({ network }) => network)).toEqual(['r2']);
  });

  test('coming home tells nothing of the way, and in the second round what changed at home meanwhile', () => {
    const away = round(atHome, 'r2', 2 * HOUR, { a: DOWN, b: DOWN, connection: MOBILE });
    const back = round(away, 'r3', 3 * HOUR, { a: UP, b: DOWN, connection: WIFI });
    expect(back.outbox).toEqual([]);
    expect(back.networks[0]?.key).toBe('r1');
    const later = round(back, 'r4', 4 * HOUR, { a: UP, b: DOWN, connection: WIFI });
    expect(later.outbox).toEqual([{ id: 'round-r4', down: ['b'], up: [] }]);
    expect(later.history).toEqual([{ service: 'b', to: 'down', atMs: 4 * HOUR, network: 'r1' }]);
  });

  test('where nobody can tell whether it is another, the next round on it is silent all the same', () => {
    const moved = { ...atHome, moved: 'unknown' } as const;
    const dead = networkOf([control({ ok: false, failure: 'generic_timeout_error', status: null })], null);
    const offline = round(moved, 'r2', 2 * HOUR, { a: DOWN, b: DOWN, network: dead, connection: WIFI });
    expect(offline.moved).toBe('unknown');
    const settled = round(offline, 'r3', 3 * HOUR, { a: DOWN, b: UP, connection: WIFI });
    expect(settled).toMatchObject({ outbox: [], moved: null });
    expect(tracksOf(settled)?.a?.told).toBe('down');
  });

  test('a change during a round makes the next one settle, too', () => {
    const chosen = { id: 'r2', reason: 'click', startedMs: 2 * HOUR, isWarm: false, large: [] } as const;
    let next: Ledger = begin(atHome, { ...chosen, footing: 'settled', targets: TARGETS.map(({ id }) => id) });
    next = noteNetwork(next, 'r2', network(), 2 * HOUR);
    for (const { id } of TARGETS)
      next = noteFound(next, 'r2', id, { observations: DOWN, notAsked: [], isFinal: true }, 2 * HOUR);
    const blockPages = { addresses: new Set<string>(), isKnown: () => false };
    const done = finish({ ...next, moved: 'unknown' }, 'r2', TARGETS, {
      blockPages,
      nowMs: 2 * HOUR,
      connection: WIFI,
    });
    expect(done).toMatchObject({ outbox: [], moved: 'unknown' });
  });

  test('where the user says that it is another, "since" begins anew there', () => {
    const told = round(moveTo(atHome, 'office'), 'r2', 2 * HOUR, { a: UP, b: DOWN, connection: WIFI });
    expect(told).toMatchObject({ outbox: [], moved: null, stored: { a: { sinceMs: 2 * HOUR } } });
    expect(told.networks.map(({ key }) => key)).toEqual(['office', 'r1']);
  });

  test('a proxy that the browser shows makes a network of its own, with pulses of its own', () => {
    const through = (viaProxy: boolean) => networkOf([control(), control()], viaProxy);
    const plain = round(EMPTY_LEDGER, 'r1', HOUR, { a: UP, b: UP, network: through(false) });
    const proxied = round(plain, 'r2', 2 * HOUR, { a: UP, b: UP, network: through(true) });
    expect(proxied.networks.map(({ key }) => key)).toEqual(['r2', 'r1']);
    expect(proxied.pulses.map((pulse) => pulse.network)).toEqual(['r1', 'r2']);
  });
});
