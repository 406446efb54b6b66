import type { Raw } from './raw.ts';

/** Fewer bytes than these fit into the first flights of a fresh connection and tell nothing of speed. */
const ENOUGH_BYTES = 20_000;

/**
 * Returns body bytes per second over the whole request, or null when too little was read to tell. The whole, since the
 * analysis compares with observations, whose duration includes the connection.
 */
export function bytesPerSecond({ bytes, durationMs }: Pick<Raw, 'bytes' | 'durationMs'>): number | null {
  return bytes < ENOUGH_BYTES ? null : Math.round((bytes * 1000) / Math.max(1, durationMs));
}
