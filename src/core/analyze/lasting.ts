import type { Facts } from '../facts.ts';
import { LASTING_MS, TELLING_MS } from '../times.ts';
import type { Observation, Probe } from '../types.ts';

const BY_NAME: readonly Probe[] = ['first', 'repeat'];

/**
 * Returns how long the failures of a target were seen to last: of the small object, or of the large one where that is what
 * fails; where none failed, how long the same was answered over plain http, which may be forged. It counts as lasting only
 * where a control answered in between; `answeredMs` are such times, in Unix ms.
 */
export function lastingFact(observations: readonly Observation[], answeredMs: readonly number[]): Facts['lasting'] {
  const small = failuresOf(observations, BY_NAME);
  const large = failuresOf(observations, ['large']);
  const seen = [small, large, plainAnswersOf(observations)].find((times) => times.length > 0) ?? [];
  const first = Math.min(...seen);
  const last = Math.max(...seen);
  if (!answeredMs.some((one) => one > first && one <= last)) return 'no';
  return last - first >= TELLING_MS ? 'long' : last - first >= LASTING_MS ? 'yes' : 'no';
}

/** Unix ms at which each failure began. */
function failuresOf(observations: readonly Observation[], probes: readonly Probe[]): number[] {
  return observations
    .filter(({ probe, failure }) => failure !== null && probes.includes(probe))
    .map(({ atMs }) => atMs);
}

function plainAnswersOf(observations: readonly Observation[]): number[] {
  return observations
    .filter(({ probe, url }) => (BY_NAME.includes(probe) || probe === 'large') && url.startsWith('http:'))
    .map(({ atMs }) => atMs);
}
