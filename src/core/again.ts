import type { Facts } from './facts.ts';
import { judge } from './judge.ts';
import type { Measurement } from './types.ts';

/**
 * Returns whether a failure would be called blocking if it lasted and were seen once more, so that it is worth waiting for.
 * What would be explained otherwise, or not at all, is final at once.
 */
export function isWorthWaiting(facts: Facts, measurement: Measurement): boolean {
  if (facts.lasting !== 'no' || judge(facts, measurement).cause === 'blocking') return false;
  return judge({ ...facts, lasting: 'yes', proof: 'enough' }, measurement).cause === 'blocking';
}
