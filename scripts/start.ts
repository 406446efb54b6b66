/** `npm start`: opens a browser with the extension in a throw-away profile, or runs one round and prints what it found. */
import { parseArgs } from 'node:util';
import { canUseNamespace, isInside, runInside } from '../lab/namespace.ts';
import { SCENARIOS } from '../lab/scenarios/index.ts';
import type { BrowserName } from './browsers/driver.ts';
import { install } from './browsers/install.ts';
import { buildAll } from './build.ts';
import { hasDisplay, hasInternet } from './start/here.ts';
import { showHeaded, showHeadless } from './start/show.ts';

const { values, positionals } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    lab: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
    place: { type: 'string' },
  },
  allowPositionals: true,
});

const browser: BrowserName = values.browser === 'firefox' ? 'firefox' : 'chromium';
const scenario = positionals[0] ?? 'russia-2026';

if (!SCENARIOS.some(({ id }) => id === scenario)) {
  console.error(`No scenario "${scenario}". There are: ${SCENARIOS.map(({ id }) => id).join(', ')}`);
  process.exit(2);
}

if (!isInside()) {
  await install([
    browser,
    'fonts',
    ...(process.platform === 'linux' ? (['certutil', 'ip', 'nft', 'turnserver', 'caddy'] as const) : []),
  ]);
  await buildAll([browser === 'firefox' ? 'test-firefox' : 'test-chrome']);
}

const isLab = values.lab || isInside() || !(await hasInternet());
if (isLab && !values.lab) console.log('No internet here: going on with the simulated network that ships with Reach.');

if (isLab && !isInside() && canUseNamespace().ok) {
  const again = [process.execPath, '--import', 'tsx', 'scripts/start.ts', ...process.argv.slice(2)];
  process.exit(await runInside(again.includes('--lab') ? again : [...again, '--lab']));
}

const headless = values.headless || !hasDisplay();
const options = { browser, scenario: isLab ? scenario : null, place: values.place ?? null };
process.exitCode = await (headless ? showHeadless(options) : showHeaded(options));
