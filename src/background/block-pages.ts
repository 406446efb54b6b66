import { BLOCK_PAGE_ADDRESSES, blockPageOf } from '../catalog/block-pages.ts';
import type { BlockPages } from '../core/analyze/analyze.ts';
import type { Place } from '../core/types.ts';

/** Returns what the catalogue knows of block pages, as far as the country agrees. */
export function blockPagesFor(place: Place): BlockPages {
  return {
    addresses: BLOCK_PAGE_ADDRESSES,
    isKnown: (url) => blockPageOf({ redirectedTo: url, body: null }, place) !== null,
  };
}
