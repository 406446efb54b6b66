import type { Facts } from '../facts.ts';
import { LASTING_MS, TELLING_MS } from '../times.ts';
import type { Observation, Probe } from '../types.ts';

const BY_NAME: readonly Probe[] = ['first', 'repeat'];

/**
 * Returns how long the failures of a target were seen to last: of the small object, or of the large one where that is what
 * fails. Failures count as lasting only where a control answered between them; `answeredMs` are such times, in Unix ms.
 */
export function lastingFact(observations: readonly Observation[], answeredMs: readonly number[]): Facts['lasting'] {
  const small = failuresOf(observations, BY_NAME);
  const failures = small.length > 0 ? small : failuresOf(observations, ['large']);
  const first = Math.min(...failures);
  const last = Math.max(...failures);
  if (!answeredMs.some((one) => one > first && one <= last)) return 'no';
  return last - first >= TELLING_MS ? 'long' : last - first >= LASTING_MS ? 'yes' : 'no';
}

/** Unix ms at which each failure began. */
function failuresOf(observations: readonly Observation[], probes: readonly Probe[]): number[] {
  return observations
    .filter(({ probe, failure }) => failure !== null && probes.includes(probe))
    .map(({ atMs }) => atMs);
}
