import type { Place } from '../types.ts';
import type { AdviceBook, AdviceRow, Situation } from './row.ts';

/**
 * Returns whether the place and the situation let this card be shown at all, whatever was found. Four locks, each enough to
 * refuse: the card's `never`, its own places and situations, the topics of the situation, and the matrix.
 */
export function mayShow(row: AdviceRow, place: Place, situation: Situation, book: AdviceBook): boolean {
  if (row.never.includes(place)) return false;
  if (row.when.places && !row.when.places.includes(place)) return false;
  if (!row.when.situations.includes(situation) || !book.topics[situation].includes(row.topic)) return false;
  const depth = book.matrix[row.topic][place];
  if (depth === 'full') return true;
  if (depth === 'short') return row.depth === 'short';
  return depth === 'on_request' && situation === 'opened_on_purpose';
}
