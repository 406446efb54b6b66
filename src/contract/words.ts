/** Longest piece of a wrong value that an error repeats, in characters. */
const MAX_SHOWN = 80;

/** Returns the start of a wrong value for an error message: at most 80 characters, none of them a control character. */
export function cut(value: string): string {
  const shown = value.slice(0, MAX_SHOWN).replace(/\p{Cc}/gu, ' ');
  return value.length > MAX_SHOWN ? `${shown}…` : shown;
}
