import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BREAKS, brokenText } from '../../scripts/test/breaks.ts';
import { claimsOfSafety } from '../../scripts/test/claims.ts';

const ROOT = join(import.meta.dirname, '../..');

test.each(BREAKS)('$file can still be broken at $from', ({ file, from, to }) => {
  const whole = readFileSync(join(ROOT, file), 'utf8');
  expect(brokenText(whole, from, to)).not.toBe(whole);
});

/** `npx tsx scripts/breaks.ts` shows that they do fail. */
test('each test that holds a promise, without a browser, has a break that it has to notice', () => {
  const held = claimsOfSafety().flatMap(({ heldBy }) => heldBy.map(({ file, title }) => `${file} › ${title}`));
  const noticed = new Set(BREAKS.flatMap(({ tests }) => tests));
  expect(held.filter((one) => !one.startsWith('tests/e2e/') && !noticed.has(one))).toEqual([]);
  expect([...noticed].filter((one) => !held.includes(one))).toEqual([]);
});
