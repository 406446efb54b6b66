import { HAS_OFFSCREEN } from '../../browser/offscreen.ts';
import { OffscreenPool } from './chrome.ts';
import { EventPagePool } from './firefox.ts';
import type { ConnectionPool } from './fresh.ts';

export type { ConnectionPool } from './fresh.ts';

/**
 * Returns the way of this browser to fresh connections; to be called at the top level of the background. `mayResolve`: whether
 * names may be asked for by themselves by now.
 */
export function makeFresh(mayResolve: () => boolean): ConnectionPool {
  return HAS_OFFSCREEN ? new OffscreenPool() : new EventPagePool(mayResolve);
}
