/**
 * `npm run bench:accuracy`: every condition of the lab in both browsers, with and without control helper, beside two
 * plain checkers; and simulated noisy rounds. No test: numbers. `--record` writes what was seen into tests/scenarios,
 * `--worlds N --seed S` makes N networks at random instead. `--expect` only what the core says of it today.
 */
import { isInside, runInside } from '../lab/namespace.ts';
import { writeExpectations } from '../tests/scenarios/scenario.ts';
import { measureMatrix } from './accuracy/matrix.ts';
import { simulateNoise } from './accuracy/noise/simulate.ts';
import { optionsOf } from './accuracy/options.ts';
import { measureWorlds } from './accuracy/worlds/measure.ts';
import { install } from './browsers/install.ts';
import { buildAll } from './build.ts';

const args = process.argv.slice(2);
const options = optionsOf(args);

if (args.includes('--expect')) {
  writeExpectations();
  process.exit(0);
}
if (!isInside()) {
  if (options.rounds > 0 && options.worlds === 0) await simulateNoise(options.rounds);
  if (options.runs === 0) process.exit(0);
  await install();
  if (!args.includes('--no-build')) await buildAll(['test-chrome', 'test-firefox']);
  process.exit(await runInside([process.execPath, '--import', 'tsx', 'scripts/accuracy.ts', ...args]));
}

for (const browser of options.browsers)
  for (const helper of options.helper)
    await (options.worlds > 0 ? measureWorlds : measureMatrix)(browser, helper, options);
// Node 20 was seen to spin for ever while it takes down what is left of a browser's pipes.
process.exit(0);
