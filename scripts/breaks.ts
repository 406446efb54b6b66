/**
 * Breaks the code behind each promise of docs/safety.md, one place at a time, in a copy, and looks whether the tests that hold the
 * promise notice: `npx tsx scripts/breaks.ts [text in the name of a test]`, and those of browsers in the lab with
 * `--browsers [--browser firefox]`.
 */
import type { BrowserName } from './browsers/driver.ts';
import { BREAKS, BROWSER_BREAKS, type Break, type BrowserBreak, cutsOf } from './test/breaks.ts';
import { BrokenCopy, type Told } from './test/broken-copy.ts';
import { patternOf, QUOTED } from './test/claims.ts';

const args = process.argv.slice(2);
const isOfBrowsers = args.includes('--browsers');
const only = args.includes('--browser') ? args[args.indexOf('--browser') + 1] : undefined;
const wanted = args.find((one, index) => !one.startsWith('--') && args[index - 1] !== '--browser') ?? '';

const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

const copy = new BrokenCopy();
const startedMs = Date.now();
let missed = 0;
let count = 0;

/** Tells of each test whether it noticed, and by which words, so that a person sees whether for the right reason. */
function judge({ file, from, to, tests }: Break, told: readonly Told[], where: string): void {
  for (const test of tests) {
    const failure = failureOf(test, told);
    count += 1;
    if (failure === null) missed += 1;
    if (failure === null) console.log(`NOT NOTICED${where}: ${file}: ${from} -> ${to}\n  ${test}`);
    else if (isOfBrowsers) console.log(`noticed${where}: ${file}: ${from.trim()}\n  ${test}\n  ${failure}`);
  }
}

function toldOf(test: string, told: readonly Told[]): readonly Told[] {
  const [file, ...title] = test.split(' › ');
  const pattern = patternOf(title.join(' › '));
  return told.filter((one) => one.file === file && pattern.test(one.title.replace(QUOTED, '$1')));
}

function failureOf(test: string, told: readonly Told[]): string | null {
  return toldOf(test, told).find(({ failure }) => failure !== null)?.failure ?? null;
}

type Tests = Pick<Break, 'tests'>;
const filesOf = ({ tests }: Tests) => [...new Set(tests.map((test) => test.split(' › ')[0] ?? ''))];
const titlesOf = ({ tests }: Tests) => tests.map((test) => test.split(' › ').slice(1).join(' › '));

function inBrowser(row: BrowserBreak, browser: BrowserName): void {
  const told = copy.broken(cutsOf(row), () => {
    copy.build(browser);
    return copy.browserTests(browser, filesOf(row), titlesOf(row));
  });
  judge(row, told, ` in ${browser}`);
}

/** Alone and unbroken they have to pass: one that leans on others before it would fail for that, and seem to notice. */
function unbroken(rows: readonly BrowserBreak[], browser: BrowserName): void {
  const tests = [...new Set(rows.filter(({ browsers }) => browsers.includes(browser)).flatMap((row) => row.tests))];
  if (tests.length === 0) return;
  copy.build(browser);
  const told = copy.browserTests(browser, filesOf({ tests }), titlesOf({ tests }));
  for (const test of tests) {
    const own = toldOf(test, told);
    if (own.some(({ isPassed }) => isPassed) && own.every(({ failure }) => failure === null)) continue;
    missed += 1;
    console.log(`FAILS UNBROKEN in ${browser}: ${test}\n  ${failureOf(test, told) ?? 'it did not run'}`);
  }
}

const isWanted = ({ tests }: Break) => tests.some((test) => test.includes(wanted));
try {
  if (isOfBrowsers) {
    const rows = BROWSER_BREAKS.filter(isWanted);
    for (const browser of BROWSERS.filter((one) => only === undefined || only === one)) {
      unbroken(rows, browser);
      for (const row of rows) if (row.browsers.includes(browser)) inBrowser(row, browser);
    }
  } else {
    for (const row of BREAKS.filter(isWanted))
      judge(
        row,
        copy.broken([row], () => copy.unitTests(filesOf(row))),
        '',
      );
  }
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  console.log(`${count} times a test had to notice, ${missed} times it did not; ${seconds} s`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  copy.remove();
}
