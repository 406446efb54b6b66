export type ListFormat = 'citizenlab-csv' | 'json' | 'text';
export const FORMATS: readonly ListFormat[] = ['text', 'citizenlab-csv', 'json'];

/** Guesses what kind of list a text is; the person may say otherwise. */
export function guessFormat(text: string): ListFormat {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('[') || start.startsWith('{')) return 'json';
  return /^"?url"?\s*,/i.test(start) ? 'citizenlab-csv' : 'text';
}
