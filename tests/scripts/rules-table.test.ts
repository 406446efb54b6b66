import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWords, rulesTable, TABLE_FILE, withRulesTable } from '../../scripts/rules-table.ts';
import { RULES } from '../../src/core/rules/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const withoutCode = (text: string) => text.replace(/^```.*?^```/gms, '');
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
  'lab/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('the rules in docs/methodology.md', () => {
  test('are up to date; if not, run `npx tsx scripts/rules-table.ts`', () => {
    const document = readFileSync(TABLE_FILE, 'utf8');
    expect(withRulesTable(document)).toBe(document);
  });

  test('name every rule once, in the order in which they are tried', () => {
    const ids = rulesTable().matchAll(/^\| \d+ \| `([a-z-]+)`/gm);
    expect([...ids].map(([, id]) => id)).toEqual(RULES.map(({ id }) => id));
  });

  test('say a condition in words', () => {
    expect(inWords({})).toBe('always');
    expect(inWords({ attempt: 'failed', sign: ['reset', 'closed'] })).toBe(
      'it failed twice or more; by name: reset *or* closed',
    );
  });

  test('break no cell of the table', () => {
    for (const line of rulesTable().split('\n')) expect(line.match(/\|/g), line).toHaveLength(8);
  });

  test('refuse a document without their markers', () => {
    expect(() => withRulesTable('# Methodology')).toThrow('markers');
  });

  test.each(RULES)('$id: a source that names this document names one of its headings', ({ source }) => {
    const headings = headingsOf('docs/methodology.md').map((heading) => heading.toLowerCase());
    for (const [, name = ''] of source.matchAll(/docs\/methodology\.md, ([^;]+)/g))
      expect(headings).toContain(name.toLowerCase());
  });
});

describe.each(DOCUMENTS)('%s', (document) => {
  const text = withoutCode(read(document));

  test('links only to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(document, link))).toEqual([]);
  });

  test('names only files that are there', () => {
    const paths = [...text.matchAll(/`((?:src|lab|tests|scripts|docs|_locales)\/[\w./-]*)`/g)].map(
      ([, path = '']) => path,
    );
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

function leadsSomewhere(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? document : normalize(join(dirname(document), path));
  if (!existsSync(join(ROOT, file))) return false;
  return anchor === undefined || headingsOf(file).map(slug).includes(anchor);
}

function headingsOf(file: string): string[] {
  return [...withoutCode(read(file)).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading);
}

/** As hosts of repositories make anchors of headings. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
