/** Chromium asks at 0, 0.25, 0.75, 1.75, 3.75 and 7.75 s: by then all six questions were put. */
export const LONGEST_MS = 8_500;
/** Five questions of Chromium, six of Firefox, and time for the last answer. */
const SHORTEST_MS = 4_500;
/** Room for a way that is slow by so many times. */
const SLOWER = 10;

/** Returns how long to wait for a call server, given how long controls took to answer. */
export function deadlineMs(answersMs: readonly number[]): number {
  if (answersMs.length === 0) return LONGEST_MS;
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, SHORTEST_MS - 500 + SLOWER * Math.max(...answersMs)));
}
