/** Binds what docs/safety.md promises to tests that passed: by file and title, in the reports that the steps of `npm test` leave. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESULTS } from './results.ts';

const ROOT = join(import.meta.dirname, '../..');
const HEAD = '| Claim | Held by |';

export interface Held {
  readonly file: string;
  /** As it stands in the source, `%s` and `$name` included. */
  readonly title: string;
  /** What only one browser has: `tests/e2e/name.test.ts (firefox) › title`. */
  readonly only?: string;
}

export interface Claim {
  readonly claim: string;
  /** None where nothing holds it, and the document says so. */
  readonly heldBy: readonly Held[];
  readonly isLimit: boolean;
}

/** A test that a step ran, and whether it passed. */
export interface Ran extends Held {
  readonly step: string;
  readonly isPassed: boolean;
}

/** Returns the rows below each head `| Claim | Held by |`; the document has other tables besides. */
export function claimsIn(document: string): readonly Claim[] {
  const blocks = document.split(/\n\n+/).filter((block) => block.startsWith(HEAD));
  const rows = blocks.flatMap((block) => block.trim().split('\n').slice(2));
  return rows.map((row) => {
    const [, claim = '', held = ''] = row.split('|').map((cell) => cell.trim());
    const isLimit = held === 'limit' || held === 'open';
    return { claim, isLimit, heldBy: isLimit ? [] : held.split('<br>').map(heldOf) };
  });
}

function heldOf(text: string): Held {
  const [where = '', ...title] = text.trim().split(' › ');
  const [, file = where, only] = where.match(/^(.*) \((chromium|firefox)\)$/) ?? [];
  return { file, title: title.join(' › '), ...(only && { only }) };
}

export function claimsOfSafety(): readonly Claim[] {
  return claimsIn(readFileSync(join(ROOT, 'docs/safety.md'), 'utf8'));
}

/** Returns, in words, what is claimed without a test that ran and passed: in both browsers, where it is one of theirs. */
export function unheld(claims: readonly Claim[], ran: readonly Ran[]): readonly string[] {
  return claims.flatMap(({ claim, heldBy }) =>
    heldBy.flatMap((held) => {
      const why = whyNot(held, ran);
      return why === null ? [] : [`"${claim}": ${held.file} › ${held.title} ${why}`];
    }),
  );
}

const BROWSERS = ['chromium', 'firefox'];

function whyNot({ file, title, only }: Held, ran: readonly Ran[]): string | null {
  const pattern = patternOf(title);
  const isOwn = ({ step }: Ran) => only === undefined || step.includes(only);
  const named = ran.filter((one) => one.file === file && pattern.test(one.title.replace(QUOTED, '$1')));
  const own = named.filter(isOwn);
  if (own.length === 0) return 'did not run';
  if (own.some(({ isPassed }) => !isPassed)) return 'did not pass';
  if (!file.startsWith('tests/e2e/')) return null;
  const missing = (only ? [only] : BROWSERS).filter((browser) => !own.some(({ step }) => step.includes(browser)));
  return missing.length === 0 ? null : `did not run in ${missing.join(' and ')}`;
}

/** A value of a table begins and ends so in a title that is nothing else. */
export const QUOTED = /^'(.*)'$/s;

/** What stands for the values of a table matches any of them. */
export function patternOf(title: string): RegExp {
  const pieces = title.split(/%(?:\.\d+)?[sdifjo]|\$[\w.]+/);
  return new RegExp(`^${pieces.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*')}$`, 's');
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** Returns what the steps of these names ran, by their reports; a step without one ran nothing. */
export function ranIn(steps: readonly string[], read: (step: string) => string = readReport): readonly Ran[] {
  return steps.flatMap((step) =>
    reportOf(step, read).testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ title, status }) => ({
        step,
        file: name.slice(ROOT.length + 1).replaceAll('\\', '/'),
        title,
        isPassed: status === 'passed',
      })),
    ),
  );
}

function reportOf(step: string, read: (step: string) => string): Report {
  try {
    return JSON.parse(read(step)) as Report;
  } catch {
    return { testResults: [] };
  }
}

const readReport = (step: string) => readFileSync(`${RESULTS}/${step}.json`, 'utf8');
