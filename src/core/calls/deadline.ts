import { CALL_LONGEST_MS, CALL_SHORTEST_MS, scaledMs } from '../times.ts';

/** Room for a way that is slow by so many times. */
const SLOWER = 10;

/** Returns how long to wait for a call server, given how long controls took to answer. */
export function deadlineMs(answersMs: readonly number[]): number {
  if (answersMs.length === 0) return CALL_LONGEST_MS;
  const slowMs = CALL_SHORTEST_MS - scaledMs(500) + SLOWER * Math.max(...answersMs);
  return Math.min(CALL_LONGEST_MS, Math.max(CALL_SHORTEST_MS, slowMs));
}
