import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BREAKS, BROWSER_BREAKS, brokenText, cutsOf } from '../../scripts/test/breaks.ts';
import { claimsOfSafety } from '../../scripts/test/claims.ts';

const ROOT = join(import.meta.dirname, '../..');
const BROWSERS = ['chromium', 'firefox'] as const;

/** What a browser does by itself no line of ours can break. */
const HELD_BY_THE_BROWSER: Readonly<Record<string, string>> = {
  'chromium: tests/e2e/socks.test.ts › a site that is cut is no name that was removed, and no name is asked for past the proxy':
    'it has no interface by which a name could be asked for, and shows no address of what a proxy carried',
  'chromium: tests/e2e/wire.test.ts › nothing that a site says clears what a person has there':
    'it heeds no such header in the answer to a request without credentials',
  'chromium: tests/e2e/never-remember.test.ts › opens neither the popup nor a page of the program, and the program sends nothing':
    'it has no such setting: its private windows are opened one by one',
  'firefox: tests/e2e/never-remember.test.ts › opens neither the popup nor a page of the program, and the program sends nothing':
    'it keeps all extensions of this kind, and their pages, from private windows: tests/scripts/manifest.test.ts holds the kind',
  'firefox: tests/e2e/traces.test.ts › no name of who was asked who runs the network, where results are in memory':
    'it writes nothing of such a request, whichever way it goes: docs/browsers.md',
};

const held = [
  ...new Set(claimsOfSafety().flatMap(({ heldBy }) => heldBy.map(({ file, title }) => `${file} › ${title}`))),
];
const isOfBrowsers = (test: string) => test.startsWith('tests/e2e/');

test.each([...BREAKS, ...BROWSER_BREAKS])('$file can still be broken at $from', (row) => {
  for (const { file, from, to } of cutsOf(row)) {
    const whole = readFileSync(join(ROOT, file), 'utf8');
    expect(brokenText(whole, from, to)).not.toBe(whole);
  }
});

/** `npx tsx scripts/breaks.ts` shows that they do fail. */
test('each test that holds a promise, without a browser, has a break that it has to notice', () => {
  const noticed = new Set(BREAKS.flatMap(({ tests }) => tests));
  expect(held.filter((one) => !isOfBrowsers(one) && !noticed.has(one))).toEqual([]);
  expect([...noticed].filter((one) => isOfBrowsers(one) || !held.includes(one))).toEqual([]);
});

/** `npx tsx scripts/breaks.ts --browsers`, likewise. */
test('each test of browsers that holds a promise has one in either browser, or the reason why there can be none', () => {
  const noticed = new Set(
    BROWSER_BREAKS.flatMap(({ browsers, tests }) => browsers.flatMap((one) => tests.map((test) => `${one}: ${test}`))),
  );
  const due = held.filter(isOfBrowsers).flatMap((test) => BROWSERS.map((one) => `${one}: ${test}`));
  expect(due.filter((one) => !noticed.has(one))).toEqual(Object.keys(HELD_BY_THE_BROWSER));
  expect([...noticed].filter((one) => !due.includes(one))).toEqual([]);
});
