/** `npm run bench`: what a round costs in time and bytes, how soon the popup shows, how big the program is. No test: numbers. */
import { isInside, runInside } from '../lab/namespace.ts';
import { benchPopup } from './bench/popup.ts';
import { benchRounds } from './bench/rounds.ts';
import { benchSizes } from './bench/sizes.ts';
import { openBench } from './bench/stage.ts';
import { printTable } from './bench/table.ts';
import { install } from './browsers/install.ts';
import { buildAll } from './build.ts';
import { packageAll } from './package.ts';

if (!isInside()) {
  await install();
  await buildAll(['test-chrome', 'test-firefox']);
  await packageAll();
  process.exit(await runInside([process.execPath, '--import', 'tsx', 'scripts/bench.ts']));
}

printTable('Sizes, gzip', benchSizes());
for (const name of ['chromium', 'firefox'] as const) {
  const bench = await openBench(name);
  try {
    printTable(`${name} ${bench.browser.version}: rounds at the pace of "outside"`, await benchRounds(bench));
    printTable(`${name}: popup from a stored snapshot`, await benchPopup(bench));
  } finally {
    await bench.close();
  }
}
// As at the end of accuracy.ts: without it Node 20 may never end.
process.exit(0);
