/** One line broken, and the tests that have to fail then: tests that cannot fail hold nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Break {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** file › title, as docs/safety.md names them. */
  readonly tests: readonly string[];
}

export const BREAKS = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../tests/breaks.json'), 'utf8'),
) as readonly Break[];

/** Returns the text with `from` replaced; throws where it does not stand there once. */
export function brokenText(whole: string, from: string, to: string): string {
  const [before, after, ...more] = whole.split(from);
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`not there once: ${from}`);
  return before + to + after;
}
