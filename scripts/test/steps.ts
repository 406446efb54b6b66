/** What `npm test` and `npm run test:long` run. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserName } from '../browsers/driver.ts';
import type { Step } from './graph.ts';
import { RESULTS } from './results.ts';

const bin = (name: string) => join('node_modules', '.bin', name);

/** A step whose tests are counted. */
export interface TestStep extends Step {
  readonly isCounted: true;
}

function vitest(name: string, project: string, more: Partial<Step> = {}, options: readonly string[] = []): TestStep {
  const report = [`--reporter=default`, `--reporter=json`, `--outputFile.json=${RESULTS}/${name}.json`];
  return {
    name,
    command: [bin('vitest'), 'run', '--project', project, ...report, ...options],
    isCounted: true,
    ...more,
  };
}

/** The same inside a simulated network of its own. */
function inLab({ command, ...step }: TestStep): TestStep {
  return { ...step, command: [bin('tsx'), 'lab/inside.ts', '--', ...command] };
}

const build = (name: string, ...builds: string[]): Step => ({
  name,
  command: [bin('tsx'), 'scripts/build.ts', ...builds],
  load: 2,
});

const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

/** End-to-end files that start browsers of their own. */
const OWN = ['traces', 'proxy', 'policy', 'install', 'kept-hosts', 'socks', 'ocsp'];
/** The same, with call servers. */
const CALLS = ['calls', 'calls-forbidden', 'calls-odd'];
/** Files that share one browser: those of pages, and all that are named nowhere. */
const PAGES = ['stories', 'pages', 'page', 'notices', 'share'];

const E2E = 'tests/e2e';
const NAMESPACE = 'tests/lab/namespace.test.ts';

/** Returns the lanes of the end-to-end tests, each file in one. A lane has a network of its own, so that waits overlap. */
export function lanesOf(names: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const within = (some: readonly string[]) => names.filter((name) => some.includes(name));
  const rest = names.filter((name) => ![...OWN, ...CALLS, ...PAGES].includes(name));
  return { own: within(OWN), rounds: rest, pages: within(PAGES), calls: within(CALLS) };
}

export function endToEndNames(): readonly string[] {
  const files = readdirSync(E2E).filter((file) => file.endsWith('.test.ts'));
  return files.map((file) => file.replace('.test.ts', ''));
}

/** The longest first, and each of them in both browsers side by side. */
function lanes(): TestStep[] {
  const all = Object.entries(lanesOf(endToEndNames()));
  return all.flatMap(([lane, names]) => BROWSERS.map((browser) => laneOf(browser, lane, names)));
}

function laneOf(browser: BrowserName, lane: string, names: readonly string[]): TestStep {
  return inLab(
    vitest(
      `e2e ${browser} ${lane}`,
      'e2e',
      // Installing is tried with what the stores get.
      { env: { REACH_BROWSER: browser }, needs: ['build for the lab', 'build for the stores'] },
      names.map((name) => `${E2E}/${name}.test.ts`),
    ),
  );
}

/** Ordered so that long ones start early. */
export const QUICK: readonly (Step | TestStep)[] = [
  build('build for the lab', 'lab-chrome', 'lab-firefox'),
  build('build for the stores', 'chrome', 'firefox'),
  ...lanes(),
  vitest('unit', 'unit', { load: 2 }, ['--maxWorkers=2']),
  { name: 'gallery', command: [bin('tsx'), 'src/ui/gallery/shoot.ts', 'dist/screens/gallery', '--few'], load: 2 },
  vitest('packages', 'dist', { needs: ['build for the stores'] }),
  vitest('browsers', 'browsers', { load: 2 }),
  { name: 'lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'types', command: [bin('tsc'), '-p', '.'] },
  { name: 'types of the core', command: [bin('tsc'), '-p', 'src/core'] },
  { name: 'unused', command: [bin('knip')] },
  // It measures times of tenths of a second.
  inLab(vitest('lab', 'lab', { load: 3 }, ['--exclude', NAMESPACE])),
  // What makes such a network is tried from outside of one.
  vitest('namespace', 'lab', {}, [NAMESPACE]),
];

/** Unit tests that try all where `npm test` tries some. */
export const LONGER = [
  'src/background/stop.test.ts',
  'src/background/erased.test.ts',
  'src/background/expired.test.ts',
  'src/background/deaths.test.ts',
  'src/background/calls.test.ts',
  'tests/scenarios/background.test.ts',
  'tests/advice/forbidden.test.ts',
];

/**
 * At the pace at which people live: every scenario with the whole catalogue, fifty killed workers, the browsers' own long waits; a change
 * at each call of a round, hundreds of histories of a storage, and each promise with its code broken.
 */
export function longSteps(wanted: readonly BrowserName[] = BROWSERS): readonly (Step | TestStep)[] {
  const limitMs = 5 * 3_600_000;
  const env = (browser: BrowserName) => ({ REACH_BROWSER: browser, REACH_PACE: 'true' });
  return [
    build('build for the lab', 'test-chrome', 'test-firefox'),
    build('build for the stores', 'chrome', 'firefox'),
    { name: 'gallery', command: [bin('tsx'), 'src/ui/gallery/shoot.ts', 'dist/screens/gallery'], load: 2 },
    vitest('histories', 'unit', { env: { REACH_LONG: 'true' }, load: 2, limitMs }, LONGER),
    { name: 'breaks', command: [bin('tsx'), 'scripts/breaks.ts'], limitMs },
    ...wanted.map((browser) => ({
      name: `breaks in ${browser}`,
      command: [bin('tsx'), 'scripts/breaks.ts', '--browsers', '--browser', browser],
      load: 2,
      limitMs,
    })),
    ...wanted.map((browser) =>
      inLab(
        vitest(`long ${browser}`, 'e2e', {
          env: env(browser),
          needs: ['build for the lab', 'build for the stores', 'gallery'],
          load: 2,
          limitMs,
        }),
      ),
    ),
  ];
}
