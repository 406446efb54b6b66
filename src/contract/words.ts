import { showable } from '../core/showable.ts';

/** Longest piece of a wrong value that an error repeats, in characters. */
const MAX_SHOWN = 80;

/** Returns the start of a wrong value for an error message: at most 80 characters, all of which can be seen. */
export function cut(value: string): string {
  const shown = showable(value.slice(0, MAX_SHOWN));
  return value.length > MAX_SHOWN ? `${shown}…` : shown;
}
