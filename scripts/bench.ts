/**
 * `npm run bench`: what a round costs in time and bytes, what a click is at the wire in each place, what a test of calls takes and
 * sends, how soon the popup shows, how big the program is. No test: numbers. `npm run bench -- traffic firefox` measures a part, in one browser.
 */
import { isInside, runInside } from '../lab/namespace.ts';
import { benchCalls } from './bench/calls.ts';
import { benchPopup } from './bench/popup.ts';
import { benchRounds } from './bench/rounds.ts';
import { benchSizes } from './bench/sizes.ts';
import { openBench } from './bench/stage.ts';
import { printTable } from './bench/table.ts';
import { benchTraffic } from './bench/traffic.ts';
import { install } from './browsers/install.ts';
import { buildAll } from './build.ts';
import { packageAll } from './package.ts';
import { RELAYS } from './start/relays.ts';

const PARTS = ['sizes', 'rounds', 'traffic', 'popup', 'calls'];
const BROWSERS = ['chromium', 'firefox'] as const;

const args = process.argv.slice(2);
const isWanted = (part: string) => !PARTS.some((one) => args.includes(one)) || args.includes(part);

if (!isInside()) {
  await install();
  await buildAll(['test-chrome', 'test-firefox']);
  await packageAll();
  process.exit(await runInside([process.execPath, '--import', 'tsx', 'scripts/bench.ts', ...args]));
}

if (isWanted('sizes')) printTable('Sizes, gzip', benchSizes());
for (const name of BROWSERS.filter((one) => !BROWSERS.some((other) => args.includes(other)) || args.includes(one))) {
  const bench = await openBench(name, isWanted('calls') ? RELAYS : []);
  try {
    const title = `${name} ${bench.browser.version}`;
    if (isWanted('rounds')) printTable(`${title}: rounds at the pace of "outside"`, await benchRounds(bench));
    if (isWanted('traffic')) printTable(`${title}: one click at the wire`, await benchTraffic(bench));
    if (isWanted('calls'))
      printTable(`${title}: one test of all services of calls, the middle of three`, await benchCalls(bench));
    if (isWanted('popup')) printTable(`${title}: popup from a stored snapshot`, await benchPopup(bench));
  } finally {
    await bench.close();
  }
}
// As at the end of accuracy.ts: without it Node 20 may never end.
process.exit(0);
