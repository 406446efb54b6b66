/**
 * The running round as this worker holds it, from one full writing to the next: what it finds meanwhile is added here and written
 * by itself. Lost with the worker; storage has all of it.
 */
import { type Ledger, noteFound, type Running, type TargetResult } from '../store/ledger.ts';
import { carryFlaps } from './assess.ts';
import type { Context } from './context.ts';

/** What was found of a target, and of which round; whether it is final may depend on all that was found before. */
export interface Finding {
  readonly round: string;
  readonly target: string;
  readonly found: (ledger: Ledger, context: Pick<Context, 'policy'>) => TargetResult;
  readonly atMs: number;
}

/** Returns the ledger with the finding in it. */
export function withFinding(ledger: Ledger, context: Pick<Context, 'policy'>, finding: Finding): Ledger {
  const { round, target, found, atMs } = finding;
  return ledger.running?.id === round ? noteFound(ledger, round, target, found(ledger, context), atMs) : ledger;
}

/** So many times a round is written and shown as a whole, whatever its length; a short one at each result. */
const SHOWINGS = 20;
/** For each target, in ms: so long at most until what was found meanwhile is shown. */
const UNSHOWN_MS = 4;

export interface Hand {
  ledger: Ledger & { readonly running: Running };
  readonly context: Context;
  readonly shownMs: number;
  unshown: number;
}

let hand: (Hand & { readonly check: () => void }) | null = null;

/** Takes up the round that was just written; `check` throws once everything was erased. */
export function takeUp(ledger: Ledger, context: Context, check: () => void, nowMs: number): void {
  const { running } = ledger;
  // A record of its own: it grows in place, since a copy for each result would take longer the longer the round.
  const own = running && { ...running, found: { ...running.found } };
  hand = own && { ledger: { ...ledger, running: own }, context, check, shownMs: nowMs, unshown: 0 };
}

export function letGo(): void {
  hand = null;
}

export function roundInHand(): Running | null {
  return hand?.ledger.running ?? null;
}

/** Returns the hand if these findings are of its round, that round may go on, and it need not be shown with them. */
export function handFor(findings: readonly Finding[], nowMs: number): Hand | null {
  if (!hand || findings.length === 0 || hand.context.generation.aborted) return null;
  const { running } = hand.ledger;
  const total = running.targets.length;
  const isDue = hand.unshown + findings.length >= total / SHOWINGS || nowMs - hand.shownMs >= total * UNSHOWN_MS;
  if (isDue || findings.some(({ round }) => round !== running.id)) return null;
  try {
    hand.check();
    return hand;
  } catch {
    return null;
  }
}

/** Adds one finding to what the hand holds; the work is the same however many there are. */
export function addTo(held: Hand, { target, found, atMs }: Finding): void {
  const { ledger, context } = held;
  const { running } = ledger;
  const next = { ...running, aliveMs: atMs };
  const own = found(ledger, context);
  carryFlaps(running, next, running.found[target], own);
  (running.found as Record<string, TargetResult>)[target] = own;
  held.ledger = { ...ledger, askedMs: atMs, running: next };
  held.unshown += 1;
}
