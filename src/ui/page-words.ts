import type { Refusal } from '../protocol.ts';

const KNOWN: readonly Refusal[] = ['url', 'place', 'permission', 'consent'];

/** Message key for why a page was not asked, from its refusal. */
export function refusalKey(refusal: Refusal): string {
  return `page_refused_${KNOWN.includes(refusal) ? refusal : 'unknown'}`;
}
