const KNOWN: readonly string[] = ['url', 'place', 'permission', 'consent'];

/** Message key for why a page was not asked, from the first word of the refusal. */
export function refusalKey(refusal: string): string {
  return `page_refused_${KNOWN.includes(refusal) ? refusal : 'unknown'}`;
}
