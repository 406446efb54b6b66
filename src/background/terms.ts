import type { Settings } from '../protocol.ts';
import type { Context } from './context.ts';

/** Settings that change nothing of what is asked, how, or where it is kept. */
const LOOKS: readonly (keyof Settings)[] = [
  'language',
  'theme',
  'cover',
  'badge',
  'notices',
  'discreet',
  'networkName',
];

/** Returns whether a change of these keys ends what is under way. */
export function endsRound(keys: readonly string[]): boolean {
  return keys.some((key) => !(LOOKS as readonly string[]).includes(key));
}

/** Returns a mark of all that a round is begun under: another mark, and it may not go on. */
export function termsOf({ consent, settings }: Pick<Context, 'consent' | 'settings'>): string {
  const binding = Object.entries(settings).filter(([key]) => endsRound([key]));
  return hashed(JSON.stringify([consent, binding]));
}

/** FNV-1a: short, and only ever compared. */
function hashed(text: string): string {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return (state >>> 0).toString(16);
}
