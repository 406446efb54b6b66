import { type CallObservation, hasAnswered, type Singles } from './types.ts';

/** Of six single questions: what they say of a way. */
export type Steadiness = 'steady' | 'lossy' | 'first_only' | 'not_asked';

/** A library that hears nothing asks again after 250 ms: an answer within this much more is that of the first question. */
const FIRST_AGAIN_MS = 200;
/** Of the quickest answer: what a slow way is late by at times. */
const LATE_SHARE = 1 / 4;
/** Fewer answers than these of six: a third lost is felt in a call. */
const FELT_SHARE = 2 / 3;
/** So many silent ones at the end, after an answer, are no chance: at 20 percent loss each way it happens once in a hundred. */
const CUT_OFF = 4;

/** Returns which of the single questions were answered at once, given how long the quickest answer of that server took. */
export function singlesOf(seen: readonly CallObservation[], quickestMs: number): Singles {
  return seen.map((one) => hasAnswered(one) && one.durationMs <= atOnceMs(quickestMs));
}

/** Returns within how many ms an answer is that to the first question; a single question is waited for no less. */
export function atOnceMs(quickestMs: number): number {
  return quickestMs + Math.max(FIRST_AGAIN_MS, quickestMs * LATE_SHARE);
}

/** Returns what single questions say; `first_only`: the first ones passed, and none after them. */
export function steadinessOf(singles: Singles): Steadiness {
  if (singles.length === 0) return 'not_asked';
  const last = singles.lastIndexOf(true);
  const isCutOff = last >= 0 && singles.length - 1 - last >= CUT_OFF && singles.slice(0, last + 1).every(Boolean);
  if (isCutOff) return 'first_only';
  return singles.filter(Boolean).length / singles.length < FELT_SHARE ? 'lossy' : 'steady';
}
