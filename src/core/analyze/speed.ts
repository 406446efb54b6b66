import type { Facts } from '../facts.ts';
import type { BodyObservation, Network, Observation } from '../types.ts';
import { isFlowing } from './probes.ts';

/** How many times slower than the controls of the same round something must be before slowness is spoken of. */
export const SLOWER = 10;

/** Bytes per second below which people give up on a page, and a baseline says nothing of a site: 160 kbit/s. */
export const CRAWL_RATE = 20_000;

/** Longest silence, as a share of the whole time, that a policer's steady rate shows. */
const STEADY_GAP = 0.35;

/** Most that the tenths of a steady transfer differ: standard deviation over mean. */
const STEADY_SPREAD = 0.25;

/** Returns whether the large object came at least ten times slower than the controls, and how evenly. */
export function speedFact(observations: readonly Observation[], network: Network): Facts['speed'] {
  const control = controlRate(network.controls);
  const told = observations.filter(({ probe }) => probe === 'large').filter(isFlowing);
  if (told.length === 0) return isLost(observations) && areLate(network.controls) ? 'crawl' : 'not_known';
  if (control === null) return 'not_known';
  if (control < CRAWL_RATE && told.every((one) => rate(one) < CRAWL_RATE)) return 'crawl';
  const slow = told.every((one) => rate(one) * SLOWER <= control);
  if (!slow) return 'normal';
  return told.every(isSteady) ? 'slow_steady' : 'slow_wild';
}

/** Of the large object nothing came within its time. */
function isLost(observations: readonly Observation[]): boolean {
  const large = observations.filter(({ probe }) => probe === 'large');
  return large.length > 0 && large.every(({ failure }) => failure === 'generic_timeout_error');
}

/** Time to answer from which controls speak of a line at a few kilobytes a second: a handshake alone is four of them. */
const LATE_MS = 1_000;

function areLate(controls: Network['controls']): boolean {
  const times = controls.filter(({ ok, group }) => ok && group === 'foreign').map(({ durationMs }) => durationMs);
  const middle = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  return middle !== undefined && middle >= LATE_MS;
}

/** Returns the middle of the rates at which controls came, in bytes per second, null where none was large enough. */
export function controlRate(controls: Network['controls']): number | null {
  const rates = controls.flatMap(({ bytesPerSecond }) => bytesPerSecond ?? []).sort((a, b) => a - b);
  return rates[Math.floor(rates.length / 2)] ?? null;
}

/** Over the body alone where that is known: a far site is slow to begin, which is no throttling. */
function rate({ bytes, bodyMs, durationMs }: BodyObservation): number {
  return bytes / Math.max(0.001, (bodyMs ?? durationMs) / 1000);
}

/** The first tenth is left out: what a server sends before it hears back comes at once through any policer. */
function isSteady({ longestGapMs, durationMs, tenths = [] }: BodyObservation): boolean {
  const later = tenths.slice(1);
  return longestGapMs <= durationMs * STEADY_GAP && (later.length === 0 || spread(later) <= STEADY_SPREAD);
}

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return mean === 0 ? 1 : Math.sqrt(variance) / mean;
}
