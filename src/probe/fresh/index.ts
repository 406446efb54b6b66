import { HAS_OFFSCREEN } from '../../browser/offscreen.ts';
import { ChromeFresh } from './chrome.ts';
import { PageFresh } from './firefox.ts';
import type { Fresh } from './fresh.ts';

export type { Fresh } from './fresh.ts';

/**
 * Returns the way of this browser to fresh connections; to be called at the top level of the background. `mayResolve`: whether
 * names may be asked for by themselves by now.
 */
export function makeFresh(mayResolve: () => boolean): Fresh {
  return HAS_OFFSCREEN ? new ChromeFresh() : new PageFresh(mayResolve);
}
