import type { Place } from '../core/types.ts';

/** Places where any click is preceded by a warning; kept equal to `catalog/places` by a test. */
export const WARNED_PLACES: readonly Place[] = ['china', 'turkmenistan'];

/** Places whose name is not written on the screen after the choice: somebody may look over the shoulder. */
export const QUIET_PLACES: readonly Place[] = ['occupied', 'unsaid', 'china', 'turkmenistan'];
