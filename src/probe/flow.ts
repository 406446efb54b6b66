import { FLOWING_MS } from '../core/times.ts';
import type { BodyObservation } from '../core/types.ts';
import type { Raw } from './raw.ts';

/** Less than this comes in a few flights, whatever the network does to it. */
const ENOUGH_BYTES = 20_000;
const TENTHS = 10;

/** Returns how evenly a body came, where it was long enough to tell: at what rate, and how much in each tenth of its time. */
export function flowOf({ bytes, bodyMs, pieces }: Pick<Raw, 'bytes' | 'bodyMs' | 'pieces'>): Partial<BodyObservation> {
  if (bytes < ENOUGH_BYTES) return {};
  // The last piece of a long body holds all that came after the list was full.
  const spanMs = pieces.at(-1)?.[0] ?? 0;
  if (spanMs < FLOWING_MS) return { bodyMs };
  const tenths = new Array<number>(TENTHS).fill(0);
  for (const [sinceMs, size] of pieces.slice(0, -1)) {
    const tenth = Math.min(TENTHS - 1, Math.floor((sinceMs * TENTHS) / spanMs));
    tenths[tenth] = (tenths[tenth] ?? 0) + size;
  }
  return { bodyMs, tenths };
}
