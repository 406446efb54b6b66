/** What is remembered of checks: one versioned record, changed only through the pure steps below. Times in Unix ms. */

import { PAGE_ID } from '../contract/page.ts';
import { haveFlapped } from '../core/analyze/noise.ts';
import type { Footing, NotificationState } from '../core/diff.ts';
import type { Figures, KeptFacts } from '../core/facts.ts';
import type { Pulse } from '../core/pulse.ts';
import type { Change, Network, Observation, Place, Probe, ServiceVerdict } from '../core/types.ts';
import type { AskedPage, FailedVisit, RoundReason } from '../protocol.ts';
import type { Calls } from './stored-calls.ts';

/** What a target's questions brought. `isFinal` once nothing more will be asked of it in this round. */
export interface TargetResult {
  readonly observations: readonly Observation[];
  readonly notAsked: readonly Probe[];
  readonly isFinal: boolean;
}

/** A round under way: written at every step, so that it goes on wherever the worker dies. */
export interface Running {
  readonly id: string;
  readonly reason: RoundReason;
  readonly startedMs: number;
  /** Last time a step was written. */
  readonly aliveMs: number;
  readonly footing: Footing;
  /** True where connections of an earlier round may still be open. */
  readonly isWarm: boolean;
  /** Under what it was begun; absent in what older versions wrote. */
  readonly terms?: string;
  readonly network: Network | null;
  /** True where a control failed and answered within the round. */
  readonly isNetworkFlapping: boolean;
  /** When controls were asked and found the network in order; absent in what older versions wrote. */
  readonly answeredMs?: readonly number[];
  /** Ids of targets, in the order in which they are asked. */
  readonly targets: readonly string[];
  /** Ids of targets whose large object is due. */
  readonly large: readonly string[];
  readonly found: Readonly<Record<string, TargetResult>>;
}

/** The last finished word on a service. */
export interface LastResult {
  readonly result: ServiceVerdict;
  readonly observations: readonly Observation[];
  readonly notAsked: readonly Probe[];
  /** From what the verdict was drawn, of the target that speaks; absent in what older versions wrote. */
  readonly facts?: KeptFacts;
  readonly figures?: Figures;
  readonly sinceMs: number;
  readonly checkedMs: number;
  /** Whether it was found slow, so that the next round can tell a habit from an accident. */
  readonly slow: boolean;
}

export interface FinishedRound {
  readonly id: string;
  readonly reason: RoundReason;
  readonly startedMs: number;
  readonly finishedMs: number;
  /** Services that it was about, answered or not; absent in what older versions wrote. */
  readonly services?: readonly string[];
}

/** A notice that waits to be shown; it stays here until it was. */
export interface Notice {
  readonly id: string;
  readonly down: readonly string[];
  readonly up: readonly string[];
  /** A service that failed when the user opened it. */
  readonly failed?: string;
  /** How often it could not be shown. */
  readonly tries?: number;
}

/** A failed visit, and when it was last told of. */
export interface NotedVisit extends FailedVisit {
  readonly toldMs: number;
}

/** A network under a key of its own, which means nothing elsewhere. No address and no name of a Wi-Fi is ever kept. */
export interface KnownNetwork {
  readonly key: string;
  /** What the browser shows of it, null until a round has seen that. */
  readonly sign: string | null;
  /** What the user calls it. */
  readonly name: string | null;
  /** What people were last told there, by service. */
  readonly tracks: Readonly<Record<string, NotificationState>>;
}

export interface Ledger {
  readonly version: 1;
  /** Where the person was when this was kept; absent in what older versions wrote. */
  readonly place?: Place;
  /** The present one first, then those used last. */
  readonly networks: readonly KnownNetwork[];
  /** Set until a round has settled on another network: one that is known by its key, or that nobody could tell. */
  readonly moved: 'known' | 'unknown' | null;
  /** How the connection was in the rounds of the last day, oldest first. */
  readonly pulses: readonly Pulse[];
  /** When a site was last asked, for connections that may still be open. */
  readonly askedMs: number | null;
  /** Changes of the last days, oldest first, where the place and the user keep them. */
  readonly history: readonly Change[];
  readonly stored: Readonly<Record<string, LastResult>>;
  readonly network: Network | null;
  readonly running: Running | null;
  readonly lastRound: FinishedRound | null;
  readonly outbox: readonly Notice[];
  readonly page?: AskedPage | null;
  /** When the page was asked about; null until that is noted. */
  readonly pageMs?: number | null;
  readonly failedVisits?: readonly NotedVisit[];
  /** Tests of calls; absent before the first. */
  readonly calls?: Calls;
  readonly nextMs: number | null;
  readonly error: string | null;
  /** Up to how many keys with findings of rounds that are over may still stand beside the ledger; absent where none do. */
  readonly loose?: number;
}

export const EMPTY_LEDGER: Ledger = {
  version: 1,
  networks: [],
  moved: null,
  pulses: [],
  askedMs: null,
  history: [],
  stored: {},
  network: null,
  running: null,
  lastRound: null,
  outbox: [],
  nextMs: null,
  error: null,
};

/** Returns whether a stored value is a ledger of this version; anything else is set aside and begun anew. */
export function isLedger(value: unknown): value is Ledger {
  if (typeof value !== 'object' || value === null) return false;
  const ledger = value as Record<string, unknown>;
  const { version, outbox, history, stored } = ledger;
  return version === 1 && [outbox, history].every(Array.isArray) && typeof stored === 'object' && stored !== null;
}

/** Returns a stored ledger with what an older version did not know of, and without what a fault left in it. */
export function completed(ledger: Ledger & { readonly tracks?: KnownNetwork['tracks'] }): Ledger {
  const { tracks, ...whole } = { ...EMPTY_LEDGER, ...ledger };
  // What was told on the present network stood beside the others once.
  const networks = rows(whole.networks, 'key').map((one, index) => ({
    ...one,
    tracks: (index === 0 && tracks) || (one.tracks ?? {}),
  }));
  return {
    ...whole,
    networks,
    pulses: rows(whole.pulses, 'network'),
    running: isRound(whole.running) ? whole.running : null,
    stored: Object.fromEntries(Object.entries(whole.stored).filter(([, one]) => isWhole(one))),
  };
}

function isWhole(stored: Partial<LastResult> | null): boolean {
  return Array.isArray(stored?.observations) && typeof stored.result?.verdict === 'object';
}

function isRound(running: Partial<Running> | null): boolean {
  return typeof running?.id === 'string' && [running.targets, running.large].every(Array.isArray);
}

function rows<T>(list: readonly T[], key: keyof T): T[] {
  return Array.isArray(list) ? list.filter((one) => typeof one?.[key] === 'string') : [];
}

const UNASKED = { network: null, isNetworkFlapping: false, found: {} } as const;

export function begin(
  ledger: Ledger,
  running: Omit<Running, keyof typeof UNASKED | 'aliveMs'>,
): Ledger & { readonly running: Running } {
  const loose = Math.max(ledger.loose ?? 0, running.targets.length);
  return { ...ledger, error: null, loose, running: { ...running, ...UNASKED, aliveMs: running.startedMs } };
}

/** Steps of a round that is no longer the running one change nothing: it was cancelled, erased or replaced. */
function inRound(ledger: Ledger, id: string, atMs: number, step: (running: Running) => Running): Ledger {
  return ledger.running?.id === id ? { ...ledger, askedMs: atMs, running: step(ledger.running) } : ledger;
}

export function noteNetwork(ledger: Ledger, id: string, network: Network, atMs: number): Ledger {
  return inRound(ledger, id, atMs, (running) => ({
    ...running,
    network,
    isNetworkFlapping: running.isNetworkFlapping || haveFlapped(running.network, network),
    answeredMs: [...(running.answeredMs ?? []), ...(network.state === 'online' ? [atMs] : [])],
    aliveMs: atMs,
  }));
}

export function noteFound(ledger: Ledger, id: string, target: string, found: TargetResult, atMs: number): Ledger {
  return inRound(ledger, id, atMs, (running) => ({
    ...running,
    aliveMs: atMs,
    found: { ...running.found, [target]: found },
  }));
}

export function cancel(ledger: Ledger): Ledger {
  // What it asked last it may not have come to note: connections of that time may still be open.
  return { ...ledger, askedMs: ledger.running?.aliveMs ?? ledger.askedMs, running: null };
}

/** Forgets what was found of these services. */
export function forget(ledger: Ledger, services: readonly string[]): Ledger {
  const without = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => !services.includes(id)));
  const networks = ledger.networks.map((one) => ({ ...one, tracks: without(one.tracks) }));
  const calls = ledger.calls && { ...ledger.calls, stored: without(ledger.calls.stored) };
  return {
    ...ledger,
    networks,
    stored: without(ledger.stored),
    ...(calls && { calls }),
  };
}

/** Turns to another page; what was found of the one before is forgotten. */
export function turnToPage(ledger: Ledger, page: AskedPage | null): Ledger {
  return { ...forget(ledger, [PAGE_ID]), page, pageMs: null };
}

const DAY_MS = 24 * 60 * 60_000;
const MOST_VISITS = 20;

/** Notes that a listed service failed under the user's own eyes; tells of it once a day. */
export function noteVisit(ledger: Ledger, service: string, atMs: number): Ledger {
  const kept = (ledger.failedVisits ?? []).filter((visit) => Math.abs(atMs - visit.atMs) < DAY_MS);
  const toldMs = kept.find((visit) => visit.service === service)?.toldMs;
  const isTold = toldMs !== undefined && Math.abs(atMs - toldMs) < DAY_MS;
  const visit = { service, atMs, toldMs: isTold ? toldMs : atMs };
  const notice = { id: `visit-${atMs}`, down: [], up: [], failed: service };
  return {
    ...ledger,
    failedVisits: [...kept.filter((one) => one.service !== service), visit].slice(-MOST_VISITS),
    outbox: isTold ? ledger.outbox : withNotices(ledger, [notice]),
  };
}

export function noticeShown(ledger: Ledger, id: string): Ledger {
  return { ...ledger, outbox: ledger.outbox.filter((notice) => notice.id !== id) };
}

const MOST_NOTICES = 20;
const MOST_TRIES = 3;

/** Returns the outbox with more in it; of too many the oldest go, which are no news any more. */
export function withNotices({ outbox }: Ledger, more: readonly Notice[]): readonly Notice[] {
  return [...outbox, ...more].slice(-MOST_NOTICES);
}

/** A browser that refuses a notice three times will not show it. */
export function noticeFailed(ledger: Ledger, id: string): Ledger {
  const tried = ledger.outbox.map((one) => (one.id === id ? { ...one, tries: (one.tries ?? 0) + 1 } : one));
  return { ...ledger, outbox: tried.filter(({ tries = 0 }) => tries < MOST_TRIES) };
}
