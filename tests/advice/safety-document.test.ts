import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimsIn, claimsOfSafety, type Ran, ranIn, unheld } from '../../scripts/test/claims.ts';

const ROOT = join(import.meta.dirname, '../..');
const claims = claimsOfSafety();

/** A test's file, and the table beside it where its titles stand. */
function sourceOf(file: string): string {
  const path = join(ROOT, file);
  if (!existsSync(path)) return '';
  const folder = path.replace(/\.test\.tsx?$/, '');
  const beside = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const tables = beside.filter((name) => name.endsWith('.json'));
  return [path, ...tables].map((one) => readFileSync(one, 'utf8')).join('\n');
}

/** That such tests ran and passed is seen at the end of `npm test`; here, quickly, that they stand in the source. */
test.each(claims)('$claim: names tests by title, or says that nothing holds it', ({ heldBy, isLimit }) => {
  const missing = heldBy.filter(
    ({ file, title }) =>
      title === '' || !["'", '"', '`'].some((quote) => sourceOf(file).includes(`${quote}${title}${quote}`)),
  );
  expect(missing).toEqual([]);
  expect(heldBy.length > 0).toBe(!isLimit);
});

test('all who watch are there', () => {
  expect(claims.length).toBeGreaterThan(120);
  expect(claims.filter(({ isLimit }) => isLimit).length).toBeLessThan(claims.length / 3);
});

describe('at the end of all tests', () => {
  const DOCUMENT = [
    '# Safety\n\n| Place | Rule |\n| --- | --- |\n| a | b |\n\n| Claim | Held by |\n| --- | --- |',
    '| Nothing is sent | tests/e2e/a.test.ts › nothing in %s |',
    '| Nothing is kept | src/b.test.ts › nothing is kept, (at all)<br>src/b.test.ts › nor named |',
    '| It can be seen | limit |',
  ].join('\n');
  const own = claimsIn(DOCUMENT);
  const ran = (step: string, file: string, title: string, isPassed = true): Ran => ({ step, file, title, isPassed });
  const ALL = [
    ran('e2e chromium 1', 'tests/e2e/a.test.ts', 'nothing in occupied'),
    ran('e2e firefox 2', 'tests/e2e/a.test.ts', 'nothing in china'),
    ran('unit', 'src/b.test.ts', 'nothing is kept, (at all)'),
    ran('unit', 'src/b.test.ts', 'nor named'),
  ];

  test('what passed is held', () => expect(unheld(own, ALL)).toEqual([]));

  test.each([
    ['missing or renamed', ALL.slice(0, 3), 'src/b.test.ts › nor named did not run'],
    ['skipped or failed', [...ALL, ran('unit', 'src/b.test.ts', 'nor named', false)], 'did not pass'],
    ['in one browser only', ALL.slice(1), 'did not run in chromium'],
    ['of another file', [...ALL.slice(0, 3), ran('unit', 'src/c.test.ts', 'nor named')], 'did not run'],
  ])('a claim whose test is %s is told', (_, reports, why) => {
    expect(unheld(own, reports)).toHaveLength(1);
    expect(unheld(own, reports)[0]).toContain(why);
  });

  test('reports are those of vitest; a step without one ran nothing', () => {
    const result = (title: string, status: string) => ({ title, status });
    const name = join(ROOT, 'src/b.test.ts');
    const report = JSON.stringify({
      testResults: [{ name, assertionResults: [result('a', 'passed'), result('b', 'skipped')] }],
    });
    expect(ranIn(['unit'], () => report)).toEqual([
      ran('unit', 'src/b.test.ts', 'a'),
      ran('unit', 'src/b.test.ts', 'b', false),
    ]);
    expect(ranIn(['no such step'])).toEqual([]);
  });
});
