import { largeFact } from './analyze/probes.ts';
import type { Facts } from './facts.ts';
import { judge } from './judge.ts';
import type { Measurement } from './types.ts';

/**
 * Returns whether a failure would be called blocking if it lasted and were seen once more, so that it is worth waiting for.
 * What would be explained otherwise, or not at all, is final at once.
 */
export function isWorthWaiting(facts: Facts, measurement: Measurement): boolean {
  if (judge(facts, measurement).cause === 'blocking') return false;
  const lasting = facts.lasting === 'no' ? 'yes' : facts.lasting;
  const large = largeFact(measurement.observations, 0);
  return judge({ ...facts, lasting, proof: 'enough', large }, measurement).cause === 'blocking';
}
