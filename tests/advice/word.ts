/** Returns a pattern for whole words in any script, case aside: `\b` knows the letters of English alone. `stems` is part of a pattern. */
export function word(stems: string): RegExp {
  return new RegExp(`(?<!\\p{L})(${stems})(?!\\p{L})`, 'iu');
}
