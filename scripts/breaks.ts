/**
 * Breaks the code behind each promise of docs/safety.md, one line at a time, in a copy, and looks whether the tests that hold the
 * promise notice: `npx tsx scripts/breaks.ts [text in the name of a test]`. Those of browsers in the lab are not among them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BREAKS, type Break, brokenText } from './test/breaks.ts';
import { type Claim, type Ran, ranIn, unheld } from './test/claims.ts';

const [wanted = ''] = process.argv.slice(2);
const rows = BREAKS.filter(({ tests }) => tests.some((test) => test.includes(wanted)));
const copy = mkdtempSync(join(tmpdir(), 'reach-breaks-'));

/** Returns those of the row's tests that did not notice. */
function unnoticed({ file, from, to, tests }: Break): readonly string[] {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  writeFileSync(path, brokenText(whole, from, to));
  const ran = run([...new Set(tests.map((test) => test.split(' › ')[0] ?? ''))]);
  writeFileSync(path, whole);
  return tests.filter((test) => {
    const [name = '', ...title] = test.split(' › ');
    const claim: Claim = { claim: file, heldBy: [{ file: name, title: title.join(' › ') }], isLimit: false };
    return !unheld([claim], ran).some((why) => why.endsWith('did not pass'));
  });
}

function run(files: readonly string[]): readonly Ran[] {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const args = ['vitest', 'run', '--project', 'unit', '--reporter=json', `--outputFile=${report}`, ...files];
  spawnSync('npx', args, { cwd: copy, stdio: 'ignore', timeout: 300_000 });
  return ranIn(['report'], () => readFileSync(report, 'utf8').replaceAll(`${copy}/`, `${process.cwd()}/`));
}

try {
  spawnSync('git', ['checkout-index', '--all', `--prefix=${copy}/`]);
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  let count = 0;
  for (const row of rows) {
    const missed = unnoticed(row);
    if (missed.length > 0) console.log(`NOT NOTICED: ${row.file}: ${row.from} -> ${row.to}\n  ${missed.join('\n  ')}`);
    count += missed.length;
  }
  console.log(`${rows.length} breaks, ${rows.flatMap(({ tests }) => tests).length} tests to notice, ${count} did not`);
  process.exitCode = count === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
