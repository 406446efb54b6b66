import type { Change, NetworkState, ServiceVerdict, Verdict } from './types.ts';

/** What is remembered of a service between rounds. Times in Unix ms. */
export interface NotificationState {
  /** What people were last told, or what the first round found; null before. */
  readonly told: 'up' | 'down' | null;
  /** State seen since the last round that differs from `told`, and in how many rounds in a row. */
  readonly candidate: 'up' | 'down' | null;
  readonly rounds: number;
  /** When people were told of a change, newest last. */
  readonly toldMs: readonly number[];
  readonly sinceMs: number;
}

/**
 * How a round stands to the one before. Changes are told of in a `settled` one alone; the others are the `first`, one after a
 * sleep or what may have been a change of network (`unsure`), and one on another network: there, what changed on one that is
 * known waits for the next round.
 */
export type Footing = 'settled' | 'first' | 'unsure' | 'moved_to_known' | 'moved_to_unknown';

/** What makes a round unfit to raise an alarm: the first one here, a night's sleep, a network that is not well. */
export interface RoundContext {
  readonly atMs: number;
  readonly network: NetworkState;
  readonly footing: Footing;
  /** False where a block was not watched long enough to tell it from an outage. */
  readonly isHeld?: boolean;
}

/** Rules of an answer over a connection that may be older than a block: no recovery is told by it. */
const OLD_CONNECTION: readonly string[] = ['answer-reused', 'answer-reused-again'];

/** Two changes told within this time make a service a flapper, whose next change must hold for two rounds. */
const FLAP_MS = 2 * 60 * 60 * 1000;
const FLAPS = 2;

/**
 * Returns the new track of a service and the change that people should hear of, null for none. A change is told once,
 * when it was confirmed within the round, both ways; nothing is told from a round that is settling or not online.
 */
export function follow(
  before: NotificationState | undefined,
  { service, verdict }: ServiceVerdict,
  context: RoundContext,
): { track: NotificationState | undefined; change: Change | null } {
  const now = standing(verdict);
  const isTelling =
    context.network === 'online' && now !== null && !(now === 'up' && OLD_CONNECTION.includes(verdict.ruleId));
  if (!isTelling) return { track: before, change: null };
  if (!before || before.told === null) return { track: opening(before, now, verdict, context.atMs), change: null };
  if (now === before.told) return { track: { ...before, candidate: null, rounds: 0 }, change: null };
  const rounds = before.candidate === now ? before.rounds + 1 : 1;
  if (context.footing !== 'settled') {
    if (context.footing === 'moved_to_known') return { track: { ...before, candidate: now, rounds }, change: null };
    const track = isSure(verdict) ? { ...begun(now, context.atMs), toldMs: before.toldMs } : before;
    return { track, change: null };
  }
  const isOutage = context.isHeld === false;
  if (rounds < Math.max(roundsNeeded(before, context.atMs), isSure(verdict) ? (isOutage ? 2 : 1) : UNSURE_ROUNDS))
    return { track: { ...before, candidate: now, rounds }, change: null };
  const toldMs = [...before.toldMs, context.atMs].slice(-FLAPS);
  return { track: { ...begun(now, context.atMs), toldMs }, change: { service, to: now, atMs: context.atMs } };
}

/** Returns how a service stands, null where the round does not tell: not asked, our own fault, or slow for no known reason. */
function standing({ reach, cause, confidence }: Verdict): 'up' | 'down' | null {
  if (reach === 'not_checked' || cause === 'network') return null;
  if (reach === 'impaired') return cause === 'blocking' && confidence !== 'possible' ? 'down' : null;
  return reach === 'reachable' ? 'up' : 'down';
}

/** The state that later changes are told against: a failure by chance in the first round would make its end news. */
function opening(
  before: NotificationState | undefined,
  now: 'up' | 'down',
  verdict: Verdict,
  atMs: number,
): NotificationState {
  const rounds = before?.candidate === now ? before.rounds + 1 : 1;
  const isHeld = isSure(verdict) || rounds >= UNSURE_ROUNDS;
  return isHeld ? begun(now, atMs) : { ...begun(now, atMs), told: null, candidate: now, rounds };
}

/** What nobody can explain may be chance, and must hold for so many rounds. */
const UNSURE_ROUNDS = 3;

/** Of these only a fault at the other end, or a tool of the person's own, looks the same, and that is news as well. */
const AS_GOOD_AS_LIKELY: readonly string[] = [
  'tls-name-filtered',
  'tls-forged-certificate-helper',
  'http-named-helper',
  'tls-name-filtered-alone',
  'tls-name-filtered-disputed',
  'tls-closed-by-name',
];

/** Returns whether a block, once it was watched for long enough, may be told after one round. */
export function isTellable({ cause, confidence, ruleId }: Verdict): boolean {
  return cause === 'blocking' && (confidence !== 'possible' || AS_GOOD_AS_LIKELY.includes(ruleId));
}

/** An answer, or a block that a rule found likely. */
function isSure(verdict: Verdict): boolean {
  return verdict.reach === 'reachable' || isTellable(verdict);
}

function begun(told: 'up' | 'down', sinceMs: number): NotificationState {
  return { told, candidate: null, rounds: 0, toldMs: [], sinceMs };
}

function roundsNeeded({ toldMs }: NotificationState, atMs: number): number {
  return toldMs.filter((one) => atMs - one < FLAP_MS).length < FLAPS ? 1 : 2;
}
