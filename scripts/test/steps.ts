/** What `npm test` and `npm run test:long` run. */
import { join } from 'node:path';
import type { BrowserName } from '../browsers/driver.ts';
import { CAPACITY, type Step } from './graph.ts';
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

/** Halves of the end-to-end tests of one browser, each in a network of its own, so that their waits overlap. */
function halves(browser: BrowserName): TestStep[] {
  return [1, 2].map((half) =>
    inLab(
      vitest(`e2e ${browser} ${half}`, 'e2e', { env: { REACH_BROWSER: browser }, needs: ['build for the lab'] }, [
        `--shard=${half}/2`,
      ]),
    ),
  );
}

/** Ordered so that long ones start early. The lab's own tests measure time and go alone. */
export const QUICK: readonly (Step | TestStep)[] = [
  build('build for the lab', 'lab-chrome', 'lab-firefox'),
  build('build for the stores', 'chrome', 'firefox'),
  ...BROWSERS.flatMap(halves),
  vitest('unit', 'unit', { load: 2 }, ['--maxWorkers=2']),
  { name: 'gallery', command: [bin('tsx'), 'src/ui/gallery/shoot.ts', 'dist/screens/gallery', '--few'], load: 2 },
  vitest('packages', 'dist', { needs: ['build for the stores'] }),
  vitest('browsers', 'browsers', { load: 2 }),
  { name: 'lint', command: [bin('biome'), 'ci', '--error-on-warnings', '.'] },
  { name: 'types', command: [bin('tsc'), '-p', '.'] },
  { name: 'types of the core', command: [bin('tsc'), '-p', 'src/core'] },
  { name: 'unused', command: [bin('knip')] },
  inLab(vitest('lab', 'lab', { load: CAPACITY })),
];

/** At the pace at which people live: every scenario with the whole catalogue, fifty killed workers, the browsers' own long waits. */
export function longSteps(wanted: readonly BrowserName[] = BROWSERS): readonly (Step | TestStep)[] {
  const env = (browser: BrowserName) => ({ REACH_BROWSER: browser, REACH_PACE: 'true' });
  return [
    build('build for the lab', 'test-chrome', 'test-firefox'),
    build('build for the stores', 'chrome', 'firefox'),
    { name: 'gallery', command: [bin('tsx'), 'src/ui/gallery/shoot.ts', 'dist/screens/gallery'], load: 2 },
    ...wanted.map((browser) =>
      inLab(
        vitest(`long ${browser}`, 'e2e', {
          env: env(browser),
          needs: ['build for the lab', 'build for the stores', 'gallery'],
          load: 2,
        }),
      ),
    ),
  ];
}
