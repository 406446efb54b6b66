/** The schema of the catalogue, for tests: rows are checked before release, so that the extension carries no checker. */
import * as v from 'valibot';
import { CATEGORIES, ROLES } from '../core/types.ts';
import { SOURCES } from './sources.ts';

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(80), v.trim());
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_-]*$/, 'an id in lower case'));
const day = v.pipe(v.string(), v.isoDate());

const parsed = (text: string) => (URL.canParse(text) ? new URL(text) : null);

/** Written as the parser writes it, without user, port, query or fragment. */
const isPlain = (text: string) => {
  const url = parsed(text);
  return url !== null && url.href === text && `${url.protocol}//${url.hostname}${url.pathname}` === text;
};

/** What may be asked of a site: its origin, a conventional file, or a static file with a telling ending. */
const OBJECTS = /^\/(favicon\.ico|robots\.txt|generate_204|(?:[\w.-]+\/)*[\w.-]+\.(?:js|css|png|svg|ico|woff2))?$/;

const https = v.pipe(
  v.string(),
  v.check(isPlain, 'a plain URL'),
  v.check((text) => text.startsWith('https://'), 'https'),
  v.check((text) => /^[a-z0-9.-]+\.[a-z][a-z0-9-]+$/.test(parsed(text)?.hostname ?? ''), 'a host name'),
);
const object = v.pipe(
  https,
  v.check((text) => OBJECTS.test(parsed(text)?.pathname ?? ' '), 'an origin or a public object'),
);

const reviewed = {
  source: v.picklist(Object.keys(SOURCES) as (keyof typeof SOURCES)[]),
  reviewed: day,
};

const endpoint = v.pipe(
  v.strictObject({ url: object, largeUrl: v.optional(object), privateCa: v.optional(v.literal(true)) }),
  v.check(
    ({ url, largeUrl }) => largeUrl === undefined || parsed(url)?.hostname === parsed(largeUrl)?.hostname,
    'one host',
  ),
);

const role = v.strictObject({
  role: v.picklist(ROLES),
  pool: v.boolean(),
  endpoints: v.pipe(v.array(endpoint), v.minLength(1)),
});

/** Categories of content that never enters the catalogue. */
const REFUSED_CODES = ['MILX', 'HATE', 'PORN', 'LGBT', 'POLR', 'XED', 'DATE'];

export const serviceSchema = v.pipe(
  v.strictObject({
    id,
    name: text,
    category: v.picklist(CATEGORIES.filter((category) => category !== 'custom')),
    code: v.pipe(
      v.string(),
      v.regex(/^[A-Z]{3,5}$/),
      v.check((code) => !REFUSED_CODES.includes(code), 'a code that may be checked'),
    ),
    tier: v.picklist(['A', 'B', 'C']),
    watched: v.boolean(),
    state: v.optional(v.literal(true)),
    roles: v.pipe(v.array(role), v.minLength(1)),
    notTestable: v.array(id),
    ...reviewed,
  }),
  v.check(({ category, state }) => (category === 'state') === (state === true), 'state hosts are marked as such'),
  v.check(({ roles }) => new Set(roles.map((one) => one.role)).size === roles.length, 'each role once'),
);

export const controlSchema = v.pipe(
  v.strictObject({
    id,
    owner: text,
    group: v.picklist(['foreign', 'domestic', 'portal']),
    url: v.pipe(v.string(), v.check(isPlain, 'a plain URL')),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(299)),
    body: v.optional(v.string()),
    ...reviewed,
  }),
  v.check(({ group, url }) => url.startsWith(group === 'portal' ? 'http://' : 'https://'), 'http for portals only'),
  v.check(({ group, body }) => group !== 'portal' || body !== undefined, 'a portal check knows its exact answer'),
);

export const resolverSchema = v.strictObject({
  id,
  owner: text,
  url: https,
  byAddress: v.array(v.pipe(v.string(), v.regex(/^https:\/\/\d+\.\d+\.\d+\.\d+\/dns-query$/))),
  ...reviewed,
});

const range = v.pipe(v.string(), v.regex(/^(\d+\.\d+\.\d+\.\d+\/\d+|[0-9a-f]+:[0-9a-f]+::\/\d+)$/));

export const providerSchema = v.strictObject({
  id,
  owner: text,
  ranges: v.pipe(v.array(range), v.minLength(1)),
  url: https,
  ...reviewed,
});

/** Returns what is wrong with rows: each break of the schema, and each id or URL that occurs twice. */
export function problemsOf(
  schema: v.GenericSchema,
  rows: readonly { readonly id: string }[],
  urlsOf: (row: never) => readonly string[],
): string[] {
  const broken = rows.flatMap((row) => {
    const result = v.safeParse(schema, row);
    return result.success ? [] : result.issues.map((issue) => `${row.id}: ${v.getDotPath(issue)} ${issue.message}`);
  });
  const twice = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
  return [
    ...broken,
    ...twice(rows.map((row) => row.id)).map((value) => `${value}: id twice`),
    ...twice(rows.flatMap((row) => urlsOf(row as never))).map((value) => `${value}: URL twice`),
  ];
}
