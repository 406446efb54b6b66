import type { Facts } from '../facts.ts';
import type { BodyObservation, Network, Observation } from '../types.ts';
import { FROZEN_MS } from './probes.ts';

/** How many times slower than the controls of the same round something must be before slowness is spoken of. */
export const SLOWER = 10;

/** Fewest body bytes from which a rate can be told. */
const ENOUGH_BYTES = 24_000;

/** Longest silence, as a share of the whole time, that a policer's steady rate shows. */
const STEADY_GAP = 0.35;

/** Returns whether the large object came at least ten times slower than the controls, and how evenly. */
export function speedFact(observations: readonly Observation[], network: Network): Facts['speed'] {
  const control = median(network.controls.flatMap(({ bytesPerSecond }) => bytesPerSecond ?? []));
  const large = observations.filter((one): one is BodyObservation => one.probe === 'large' && one.step === 'body');
  const told = large.filter((one) => one.bytes >= ENOUGH_BYTES && isFlowing(one));
  if (control === null || told.length === 0) return 'not_known';
  const slow = told.every((one) => rate(one) * SLOWER <= control);
  if (!slow) return 'normal';
  return told.every(({ longestGapMs, durationMs }) => longestGapMs <= durationMs * STEADY_GAP)
    ? 'slow_steady'
    : 'slow_wild';
}

/** A body that still came in when the deadline struck was slow, not frozen: its silences tell them apart. */
function isFlowing({ failure, longestGapMs }: BodyObservation): boolean {
  return failure === null || (failure === 'body_stalled' && longestGapMs < FROZEN_MS);
}

function rate({ bytes, durationMs }: BodyObservation): number {
  return bytes / Math.max(0.001, durationMs / 1000);
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
