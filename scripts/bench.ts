/**
 * `npm run bench`: what a round costs in time, bytes and memory, what a click is at the wire in each place, what a test of calls takes and
 * sends, how soon popup, background and long pages answer, how big the program is. No test: numbers. `npm run bench -- traffic firefox`
 * measures a part, in one browser; `npm run bench -- sites 300 2000` rounds of so many sites.
 */
import { isInside, runInside } from '../lab/namespace.ts';
import { benchCalls } from './bench/calls.ts';
import { benchLists } from './bench/lists.ts';
import { benchImports, benchLongRounds } from './bench/long-rounds.ts';
import { benchPopup } from './bench/popup.ts';
import { benchRounds } from './bench/rounds.ts';
import { benchSizes } from './bench/sizes.ts';
import { openBench } from './bench/stage.ts';
import { printTable } from './bench/table.ts';
import { benchTraffic } from './bench/traffic.ts';
import { benchWake } from './bench/wake.ts';
import { install } from './browsers/install.ts';
import { buildAll } from './build.ts';
import { packageAll } from './package.ts';
import { RELAYS } from './start/relays.ts';

const PARTS = ['sizes', 'rounds', 'traffic', 'calls', 'popup', 'wake', 'lists', 'sites'];
const BROWSERS = ['chromium', 'firefox'] as const;

const args = process.argv.slice(2);
const sizes = args.map(Number).filter(Number.isInteger);
const isWanted = (part: string) => !PARTS.some((one) => args.includes(one)) || args.includes(part);

if (!isInside()) {
  await install();
  await buildAll(['test-chrome', 'test-firefox']);
  if (isWanted('sizes')) await packageAll();
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
    if (isWanted('wake')) printTable(`${title}: how soon the background answers`, await benchWake(bench));
    if (isWanted('lists')) printTable(`${title}: pages that show every site`, await benchLists(bench));
    if (isWanted('sites')) {
      printTable(`${title}: rounds of many sites, every third cut by its name`, await benchLongRounds(bench, sizes));
      printTable(`${title}: lists that are too long`, await benchImports(bench));
    }
  } finally {
    await bench.close();
  }
}
// As at the end of accuracy.ts: without it Node 20 may never end.
process.exit(0);
