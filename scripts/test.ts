/** Runs everything: format and lint, types, unit, property and scenario tests, the stores' linter, and both browsers in the lab. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { canUseNamespace } from '../lab/namespace.ts';
import { install } from './browsers/install.ts';

const RESULTS = '.cache/tests';
const bin = (name: string) => join('node_modules', '.bin', name);

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Record<string, string>;
}

function vitest(name: string, project: string, env: Record<string, string> = {}, inside = false): Step {
  const run = [
    bin('vitest'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${RESULTS}/${name}.json`,
  ];
  return { name, command: inside ? [bin('tsx'), 'lab/inside.ts', '--', ...run] : run, env };
}

const QUICK: readonly Step[] = [
  { name: 'lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'types', command: [bin('tsc'), '-p', '.'] },
  { name: 'types of the core', command: [bin('tsc'), '-p', 'src/core'] },
  { name: 'unused', command: [bin('knip')] },
  vitest('unit', 'unit'),
];

const BUILD: Step = {
  name: 'build',
  command: [bin('tsx'), 'scripts/build.ts', 'chrome', 'firefox', 'lab-chrome', 'lab-firefox'],
};
const STORES: Step = {
  name: 'stores lint',
  command: [bin('web-ext'), 'lint', '--source-dir', 'dist/firefox', '--warnings-as-errors'],
};

/** Two cores, so two browsers at a time; the lab's own tests measure time and go alone. */
const LAB: readonly (readonly Step[])[] = [
  [vitest('lab', 'lab', {}, true)],
  [vitest('browsers', 'browsers')],
  [
    vitest('e2e chromium', 'e2e', { REACH_BROWSER: 'chromium' }, true),
    vitest('e2e firefox', 'e2e', { REACH_BROWSER: 'firefox' }, true),
  ],
];

function run({ name, command, env }: Step): Promise<boolean> {
  const startedMs = Date.now();
  const [file, ...args] = command as [string, ...string[]];
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => output.push(piece));
  child.stderr.on('data', (piece: Buffer) => output.push(piece));
  return new Promise((resolve) => {
    child.on('error', (error) => output.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
      resolve(code === 0);
    });
  });
}

async function inParallel(steps: readonly Step[]): Promise<boolean> {
  return (await Promise.all(steps.map(run))).every(Boolean);
}

function counts(): { passed: number; failed: number } {
  const names = ['unit', ...LAB.flat().map(({ name }) => name)];
  const results = names.map((name) => {
    try {
      return JSON.parse(readFileSync(`${RESULTS}/${name}.json`, 'utf8')) as {
        numPassedTests: number;
        numFailedTests: number;
      };
    } catch {
      return { numPassedTests: 0, numFailedTests: 1 };
    }
  });
  const sum = (key: 'numPassedTests' | 'numFailedTests') => results.reduce((total, result) => total + result[key], 0);
  return { passed: sum('numPassedTests'), failed: sum('numFailedTests') };
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
await install();
const namespace = await canUseNamespace();
if (!namespace.ok) {
  console.error(`The lab needs a network namespace: ${namespace.reason}`);
  process.exit(1);
}
const outcomes: boolean[] = [];
outcomes.push((await Promise.all([inParallel(QUICK.slice(0, 4)), run(BUILD)])).every(Boolean));
outcomes.push(await inParallel([QUICK.at(-1) as Step, STORES]));
for (const steps of LAB) outcomes.push(await inParallel(steps));
const { passed, failed } = counts();
console.log(`${passed} passed, ${failed} failed`);
process.exit(outcomes.every(Boolean) && failed === 0 ? 0 : 1);
