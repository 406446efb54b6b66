import { isOurs } from '../failure.ts';
import type { Network, Observation, Probe } from '../types.ts';

/**
 * Returns how many sites of a round failed once and answered when asked again: the measure of how often this network
 * fails by chance. Each list holds the observations of one target.
 */
export function flapsOf(targets: readonly (readonly Observation[])[]): number {
  return targets.filter((observations) => {
    const isMixed = (probes: readonly Probe[]) => {
      const asked = observations.filter(({ probe, failure }) => probes.includes(probe) && !isOurs(failure));
      return asked.some(({ failure }) => failure !== null) && asked.some(({ failure }) => failure === null);
    };
    return isMixed(['first', 'repeat']) || isMixed(['large']);
  }).length;
}

/** Returns whether a control that was asked twice failed once and answered once: another such measure. */
export function haveFlapped(before: Network | null, now: Network): boolean {
  return now.controls.some(({ id, ok, failure }) => {
    const same = before?.controls.find((control) => control.id === id);
    return same !== undefined && same.ok !== ok && !isOurs(same.failure) && !isOurs(failure);
  });
}

/** Failures of one kind that it takes, by the number of flaps in the round; with more flaps nothing is proven. */
const NEEDED = [3, 4] as const;

/** Returns whether a round fails by chance so often that nothing should be told of it. */
export function isNoisy(flaps: number): boolean {
  return flaps >= NEEDED.length;
}

/**
 * Returns whether so many failures in the same way are more than chance. At 10% of random failures, three of one kind
 * befall one site in a hundred thousand; forty sites in ten thousand rounds would make that several.
 */
export function isEnough(failures: number, flaps: number): boolean {
  const needed = NEEDED[flaps];
  return needed !== undefined && failures >= needed;
}
