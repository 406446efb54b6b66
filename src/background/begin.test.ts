import { expect, test } from 'vitest';
import { PLACES } from '../catalog/places.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import { EMPTY_LEDGER, type Ledger } from '../store/ledger.ts';
import { beginRound, mayGoOn } from './begin.ts';
import type { Context } from './context.ts';
import type { CheckRequest } from './select.ts';
import { termsOf } from './terms.ts';

const NOW = Date.UTC(2026, 10, 27);
const MINUTE = 60_000;
const TARGETS = [{ id: 'one', name: 'One', url: 'https://one.example/a.ico', category: 'NEWS' }];
const ONE_AT_A_TIME = { ...PLACES.outside.click, tiers: [], optional: [], oneAtATime: ['A', 'B', 'C'] };
const CLICK: CheckRequest = { reason: 'click' };

function contextOf(change: Partial<Context> = {}): Context {
  return {
    settings: { ...DEFAULT_SETTINGS, place: 'outside', replaceTargets: true, targets: TARGETS },
    locked: [],
    policyErrors: [],
    consent: { place: 'outside', atMs: NOW },
    hasOldConsent: false,
    policy: PLACES.outside,
    permission: true,
    mayReach: () => true,
    area: 'local',
    generation: new AbortController().signal,
    ...change,
  };
}

function begun(request: CheckRequest, context = contextOf(), ledger: Ledger = EMPTY_LEDGER, keepsConnections = false) {
  return beginRound(ledger, request, context, { newId: () => 'r', nowMs: NOW, random: () => 0, keepsConnections });
}

const finished = { id: 'r0', reason: 'click', startedMs: NOW - 5 * MINUTE, finishedMs: NOW - 4 * MINUTE } as const;
const KNOWN: Ledger = { ...EMPTY_LEDGER, lastRound: finished };

function runningOf(...given: Parameters<typeof begun>) {
  const ledger = begun(...given);
  return typeof ledger === 'string' ? ledger : ledger.running;
}

test('a round begins with what it is about and under which terms', () => {
  const context = contextOf();
  const { id, startedMs, targets, terms } = runningOf(CLICK, context) as Exclude<ReturnType<typeof runningOf>, string>;
  expect({ id, startedMs, targets, terms }).toEqual({
    id: 'r',
    startedMs: NOW,
    targets: ['one/web/0'],
    terms: termsOf(context),
  });
});

test.each([
  ['consent', CLICK, { consent: null }],
  ['permission', CLICK, { permission: false }],
  ['permission', CLICK, { mayReach: () => false }],
  ['warned', CLICK, { policy: PLACES.china }],
  ['place', CLICK, { policy: { ...PLACES.outside, click: ONE_AT_A_TIME } }],
  ['nothing_due', { reason: 'schedule' }, { settings: { ...contextOf().settings, scheduled: false } }],
  ['nothing_due', CLICK, { settings: { ...contextOf().settings, targets: [] } }],
  ['nothing_due: stopped', CLICK, { generation: AbortSignal.abort() }],
] as const)('%s is why none begins', (refusal, request, change) => {
  expect(begun(request, contextOf(change as unknown as Partial<Context>))).toMatch(new RegExp(`^${refusal}`));
});

test('a network that flutters begins none, a click does', () => {
  const ledger = { ...KNOWN, askedMs: NOW - MINUTE / 2 };
  expect(begun({ reason: 'network_change' }, contextOf(), ledger)).toMatch(/^nothing_due/);
  expect(runningOf(CLICK, contextOf(), ledger)).toMatchObject({ id: 'r' });
});

test('connections of a round that ended lately may still be open where the browser keeps them', () => {
  const warmth = (askedMs: number, keeps: boolean) =>
    runningOf(CLICK, contextOf(), { ...KNOWN, askedMs }, keeps) as { readonly isWarm: boolean };
  expect(warmth(NOW - MINUTE, true).isWarm).toBe(true);
  expect(warmth(NOW - 4 * MINUTE, true).isWarm).toBe(false);
  expect(warmth(NOW - MINUTE, false).isWarm).toBe(false);
});

test('what was left goes on for three minutes, under the same terms', () => {
  const context = contextOf();
  const ledger = begun(CLICK, context);
  if (typeof ledger === 'string') throw new Error(ledger);
  const { running } = ledger;
  expect(mayGoOn(running, context, NOW + 2 * MINUTE)).toBe(true);
  expect(mayGoOn(running, context, NOW + 4 * MINUTE)).toBe(false);
  expect(mayGoOn(running, contextOf({ consent: null }), NOW)).toBe(false);
  expect(mayGoOn(running, contextOf({ settings: { ...context.settings, tiers: ['B'] } }), NOW)).toBe(false);
});
