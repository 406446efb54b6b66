import type { Place } from '../core/types.ts';
import type { Snapshot } from '../protocol.ts';

/** Places whose name is not written on the screen after the choice: somebody may look over the shoulder. */
export const QUIET_PLACES: readonly Place[] = ['occupied', 'unsaid', 'china', 'turkmenistan'];

/** Returns whether titles say no more than "site status": chosen, or since the place wants it, which no choice undoes. */
export function isQuietTitle({ settings, consent }: Pick<Snapshot, 'settings' | 'consent'>): boolean {
  return settings.cover || settings.discreet === true || (consent !== null && consent.place !== 'outside');
}
