import { anyText, attempt } from './check.ts';
import { csvRecords, MAX_LINE } from './csv.ts';
import { maybe, shape } from './shape.ts';

/** One line of an import before its URL was looked at. */
export interface Row {
  /** From 1; for JSON the number of the element. */
  readonly line: number;
  readonly url: string;
  readonly name?: string;
  readonly category?: string;
  readonly id?: string;
}

/** A line that was left out, and why, in a short English sentence. */
export interface Skipped {
  readonly line: number;
  readonly reason: string;
}

export type Line = Row | Skipped;

/** Most lines that are read. */
const MAX_LINES = 250_000;

const TOO_LONG = 'the line is longer than 8 KB';

const tooMany = (line: number): Skipped => ({ line, reason: `more than ${MAX_LINES} lines, the rest was not read` });

/** Yields a row for each line with a URL. Empty lines and comments - `#` at the start or after a space - are passed over. */
export function* textRows(list: string): Generator<Line> {
  let line = 0;
  for (const { 0: whole } of list.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    line += 1;
    if (line > MAX_LINES) return yield tooMany(line);
    const url = whole.length > MAX_LINE + 2 ? null : whole.replace(/(^|\s)#.*/s, '').trim();
    if (url !== '') yield url === null ? { line, reason: TOO_LONG } : { line, url };
  }
}

/** Yields the rows of a Citizen Lab test list. Without its header the first column is the URL, the second the code. */
export function* csvRows(list: string): Generator<Line> {
  let columns: Columns | null = null;
  for (const { line, fields } of csvRecords(list)) {
    if (line > MAX_LINES) return yield tooMany(line);
    const first = fields?.[0]?.trim() ?? '';
    if (!fields) yield { line, reason: TOO_LONG };
    else if ((fields.length === 1 && first === '') || first.startsWith('#')) continue;
    else if (columns) yield csvRow(line, fields, columns);
    else {
      const header = headerOf(fields);
      columns = header ?? { url: 0, code: 1 };
      if (!header) yield csvRow(line, fields, columns);
    }
  }
}

interface Columns {
  readonly url: number;
  readonly code: number;
}

function headerOf(fields: readonly string[]): Columns | null {
  const names = fields.map((name) => name.trim().toLowerCase());
  return names.includes('url') ? { url: names.indexOf('url'), code: names.indexOf('category_code') } : null;
}

function csvRow(line: number, fields: readonly string[], { url, code }: Columns): Row {
  const category = fields[code]?.trim();
  return { line, url: fields[url]?.trim() ?? '', ...(category ? { category } : {}) };
}

/** Yields the rows of a JSON array of URLs or of `{url, name?, category?, id?}`. */
export function* jsonRows(list: string): Generator<Line> {
  const items = parsed(list);
  if (!Array.isArray(items)) return yield { line: 1, reason: 'not a JSON array' };
  for (const [index, item] of items.slice(0, MAX_LINES).entries()) yield jsonRow(index + 1, item);
  if (items.length > MAX_LINES) yield tooMany(MAX_LINES + 1);
}

function parsed(list: string): unknown {
  const read = attempt('list', () => JSON.parse(list));
  return read.ok ? read.value : null;
}

const jsonItem = shape<{ url: string; name?: string; category?: string; id?: string }>({
  url: anyText,
  name: maybe(anyText),
  category: maybe(anyText),
  id: maybe(anyText),
});

function jsonRow(line: number, item: unknown): Line {
  if (typeof item === 'string') return { line, url: item.trim() };
  const read = attempt('element', () => jsonItem(item, ''));
  return read.ok ? { ...read.value, line, url: read.value.url.trim() } : { line, reason: read.error };
}
