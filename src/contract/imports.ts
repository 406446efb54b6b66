import { SERVICES } from '../catalog/services.ts';
import type { PlacePolicy } from '../core/place.ts';
import type { ListedTarget, Requests } from '../protocol.ts';
import { attempt } from './check.ts';
import { idFor } from './ids.ts';
import { csvRows, jsonRows, type Line, type Row, type Skipped, textRows } from './import-rows.ts';
import { listedTarget, MAX_TARGETS } from './listed.ts';
import { placeRefusal } from './place-refusal.ts';
import { siteUrl } from './site-url.ts';

export type { Row, Skipped } from './import-rows.ts';

/** Longest text of an import, in characters. */
const MAX_TEXT = 32 * 1024 * 1024;
/** Most lines that are reported one by one: an answer is a message too. */
const MAX_SKIPPED = 10_000;

const ROWS = {
  'citizenlab-csv': csvRows,
  json: jsonRows,
  text: textRows,
} satisfies Record<Requests['import-targets']['in']['format'], (text: string) => Iterable<Line>>;

/** Returns the rows of a list and the lines that are none. Takes any text, a byte order mark and CR LF included; never throws. */
export function parseTargets(
  text: string,
  format: keyof typeof ROWS,
): { readonly rows: readonly Row[]; readonly skipped: readonly Skipped[] } {
  if (text.length > MAX_TEXT) return { rows: [], skipped: [{ line: 1, reason: 'the text is longer than 32 MB' }] };
  const rows: Row[] = [];
  const skipped: Skipped[] = [];
  for (const line of ROWS[format](text.replace(/^\uFEFF/, ''))) {
    if ('reason' in line) skipped.push(line);
    else rows.push(line);
  }
  return { rows, skipped: shortened(skipped) };
}

/**
 * Returns the targets that `rows` add to `existing` where the place allows them, and the lines it refuses, each with its
 * first reason. A URL that is there already adds nothing and is no error, so that a second import adds none. Never throws.
 */
export function acceptTargets(
  rows: readonly Row[],
  policy: PlacePolicy,
  existing: readonly ListedTarget[],
): { readonly targets: readonly ListedTarget[]; readonly skipped: readonly Skipped[] } {
  const urls = new Set(existing.map(({ url }) => spelled(url)));
  // An id of the catalogue would make the target a host of that service.
  const ids = new Set([...SERVICES, ...existing].map(({ id }) => id));
  const targets: ListedTarget[] = [];
  const skipped: Skipped[] = [];
  for (const row of rows) {
    const accepted = acceptRow(row, policy, { urls, ids, room: existing.length + targets.length < MAX_TARGETS });
    if (typeof accepted === 'string') skipped.push({ line: row.line, reason: accepted });
    else if (accepted) {
      targets.push(accepted);
      urls.add(accepted.url);
      ids.add(accepted.id);
    }
  }
  return { targets, skipped: shortened(skipped) };
}

interface Taken {
  readonly urls: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  readonly room: boolean;
}

/** The target, null for one that is listed already, or why it is refused. */
function acceptRow(row: Row, policy: PlacePolicy, taken: Taken): ListedTarget | string | null {
  const site = siteUrl(row.url);
  if (!site.ok) return site.reason;
  const { href, hostname } = site.url;
  if (taken.urls.has(href)) return null;
  if (!taken.room) return `more than ${MAX_TARGETS} targets`;
  const { name = hostname.slice(0, 80), id = idFor(site.url, taken.ids) } = row;
  const category = row.category || 'custom';
  const refusal = placeRefusal(site.url, category, policy);
  if (refusal) return refusal;
  if (taken.ids.has(id)) return `the id is used already: ${id}`;
  const target = { id, name, url: href, category };
  const checked = attempt('target', () => listedTarget(target, ''));
  return checked.ok ? target : checked.error;
}

function spelled(url: string): string {
  const site = siteUrl(url);
  return site.ok ? site.url.href : url;
}

function shortened(skipped: readonly Skipped[]): readonly Skipped[] {
  const next = skipped[MAX_SKIPPED];
  if (!next) return skipped;
  const more = { line: next.line, reason: `${skipped.length - MAX_SKIPPED} more lines from here on were refused` };
  return [...skipped.slice(0, MAX_SKIPPED), more];
}
