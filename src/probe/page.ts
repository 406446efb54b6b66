import type { BodyObservation } from '../core/types.ts';
import { keptText, type Raw } from './raw.ts';

const MAX_TITLE = 128;

/** Returns what of a page over plain http can be compared with what a helper outside gets: its title, and names of headers. */
export function pageOf(raw: Raw): NonNullable<BodyObservation['page']> {
  const title = /<title[^>]*>([^<]*)/i.exec(keptText(raw))?.[1]?.trim();
  return { title: title ? title.slice(0, MAX_TITLE) : null, headers: raw.headerNames ?? [] };
}
