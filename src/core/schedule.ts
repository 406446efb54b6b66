import type { PlacePolicy } from './place.ts';
import type { Category, Target } from './types.ts';

const MINUTE_MS = 60_000;

/** Small sites are asked once a day: a million users must not become a flood. Big platforms do not notice us. */
export const SMALL_SITE_MS = 24 * 60 * MINUTE_MS;

const PLATFORMS: readonly Category[] = ['messenger', 'social', 'video', 'reference'];

/** Returns the time of the next round in Unix ms: somewhere between the place's bounds, `random` being in [0, 1). */
export function nextRoundMs(
  policy: PlacePolicy,
  intervalMinutes: number | null,
  nowMs: number,
  random: number,
): number {
  const [shortest, longest] = policy.scheduled.everyMinutes;
  const base = Math.max(shortest, intervalMinutes ?? shortest);
  const spread = Math.max(longest - shortest, base * 0.2);
  return nowMs + (base + spread * random) * MINUTE_MS;
}

/** Returns whether a scheduled round should ask this target, `checkedMs` being null when it never was. */
export function isDue(target: Pick<Target, 'category' | 'tier'>, checkedMs: number | null, nowMs: number): boolean {
  if (checkedMs === null || isPlatform(target)) return true;
  // A clock that was set back must not silence a site for ever.
  return nowMs - checkedMs >= SMALL_SITE_MS || checkedMs > nowMs;
}

/** Messengers of tier C are run by few people on few servers. */
function isPlatform({ category, tier }: Pick<Target, 'category' | 'tier'>): boolean {
  return PLATFORMS.includes(category) && tier !== 'C';
}

/** Returns whether the device slept: the last sign of life is more than three periods away, or lies in the future. */
export function hasSlept(lastMs: number, periodMinutes: number, nowMs: number): boolean {
  return nowMs - lastMs > 3 * periodMinutes * MINUTE_MS || lastMs > nowMs + MINUTE_MS;
}

/** Returns the targets in random order, `random` giving numbers in [0, 1). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a];
  }
  return order;
}
