/**
 * Runs everything: format and lint, types, unit, property and scenario tests, the packages, and both browsers in the lab.
 * `--long` is the nightly way (`scripts/test/steps.ts`), `--browser firefox` one browser of it.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { canUseNamespace } from '../lab/namespace.ts';
import type { BrowserName } from './browsers/driver.ts';
import { install } from './browsers/install.ts';
import { claimsOfSafety, ranIn, unheld } from './test/claims.ts';
import { runAll } from './test/graph.ts';
import { RESULTS, summaryOf } from './test/results.ts';
import { longSteps, QUICK } from './test/steps.ts';

const SLOWEST = 10;

const startedMs = Date.now();
// Only an end of its own takes the steps with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
const args = process.argv.slice(2);
const named = args[args.indexOf('--browser') + 1] as BrowserName;
const steps = args.includes('--long') ? longSteps(args.includes('--browser') ? [named] : undefined) : QUICK;

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
await install();
const namespace = canUseNamespace();
if (!namespace.ok) {
  console.error(`The lab needs a network namespace: ${namespace.reason}`);
  process.exit(1);
}
const ended = await runAll(steps);
const counted = steps.filter((step) => 'isCounted' in step).map(({ name }) => name);
const { passed, failed, slowest } = summaryOf(counted, SLOWEST);
// A step may fail as a whole, without a test that did.
const hasFailed = (name: string) => counted.includes(name) && summaryOf([name], 0).failed > 0;
const broken = ended.filter(({ name, isOk }) => !isOk && !hasFailed(name)).length;
// The nightly way runs a part of the tests alone.
const promised = steps === QUICK ? unheld(claimsOfSafety(), ranIn(counted)) : [];
const isOk = ended.every((step) => step.isOk) && failed === 0 && promised.length === 0;
console.log(`\nThe slowest tests:`);
for (const { step, test, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(6)} s  ${step}: ${test}`);
console.log(`\nIn all ${((Date.now() - startedMs) / 60_000).toFixed(1)} minutes.`);
if (promised.length > 0) console.log(`\nPromised in docs/safety.md, and not held:\n${promised.join('\n')}\n`);
console.log(`${passed} passed, ${failed + broken + promised.length} failed`);
process.exit(isOk ? 0 : 1);
