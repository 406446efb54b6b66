/** What is broken, and the tests that have to fail then: tests that cannot fail hold nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from '../browsers/driver.ts';

/** One place in the source, and what it is made of instead. */
export interface Cut {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface Break extends Cut {
  /** file › title, as docs/safety.md names them. */
  readonly tests: readonly string[];
}

/** Of what is shown by tests of browsers: the extension is built from the broken source. */
export interface BrowserBreak extends Break {
  /** Where one line alone breaks nothing, since another holds as well: what is to be cut besides. */
  readonly also?: readonly Cut[];
  /** Those in which the tests have to notice: what one of them does by itself cannot be broken there. */
  readonly browsers: readonly BrowserName[];
}

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../../tests', name), 'utf8'));

export const BREAKS: readonly Break[] = read('breaks.json');
export const BROWSER_BREAKS: readonly BrowserBreak[] = read('breaks-e2e.json');

export function cutsOf(row: Break & Partial<BrowserBreak>): readonly Cut[] {
  return [row, ...(row.also ?? [])];
}

/** Returns the text with `from` replaced; throws where it does not stand there once. */
export function brokenText(whole: string, from: string, to: string): string {
  const [before, after, ...more] = whole.split(from);
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`not there once: ${from}`);
  return before + to + after;
}
