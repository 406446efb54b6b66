import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { CAPACITY, runAll, type Step, spawned } from '../../scripts/test/graph.ts';
import { summaryOf } from '../../scripts/test/results.ts';
import { endToEndNames, LONGER, lanesOf, longSteps, QUICK } from '../../scripts/test/steps.ts';

/** Runs the steps in pretence, and returns what was running at once and in which order. */
async function ran(steps: readonly Step[], failing: readonly string[] = []) {
  const order: string[] = [];
  let load = 0;
  let most = 0;
  const ended = await runAll(steps, async ({ name, load: own = 1 }) => {
    order.push(name);
    load += own;
    most = Math.max(most, load);
    await new Promise((resolve) => setTimeout(resolve, 1));
    load -= own;
    return !failing.includes(name);
  });
  return { order, most, failed: ended.filter(({ isOk }) => !isOk).map(({ name }) => name) };
}

const step = (name: string, more: Partial<Step> = {}): Step => ({ name, command: ['true'], ...more });

function isRunning(pid: number): boolean {
  // A zombie still has a number.
  const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] : undefined;
  return state !== undefined && !state.startsWith('Z');
}

test('a step begins when its needs are done, and no more run than the machine carries', async () => {
  const steps = [
    step('use', { needs: ['make'] }),
    step('make', { load: 2 }),
    step('alone', { load: CAPACITY }),
    step('other'),
  ];
  const { order, most, failed } = await ran(steps);
  expect(order.indexOf('use')).toBeGreaterThan(order.indexOf('make'));
  expect([...order].sort()).toEqual(['alone', 'make', 'other', 'use']);
  expect(most).toBe(CAPACITY);
  expect(failed).toEqual([]);
});

test('what needs a failed step fails unrun, and the others run on', async () => {
  const steps = [step('make'), step('use', { needs: ['make'] }), step('again', { needs: ['use'] }), step('other')];
  const { order, failed } = await ran(steps, ['make']);
  expect(order).toEqual(['make', 'other']);
  expect(failed.sort()).toEqual(['again', 'make', 'use']);
});

test('a need that nobody fulfils is an error, not a wait for ever', async () => {
  await expect(ran([step('use', { needs: ['nobody'] })])).rejects.toThrow('use');
});

test('a step that hangs is ended with all that it started, said, and tried once more', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const script = 'sleep 60 & echo $!; wait';
  expect(await spawned(step('hangs', { command: ['sh', '-c', script], limitMs: 300 }))).toBe(false);
  const pids = written.mock.calls.map(([text]) => Number.parseInt(String(text), 10));
  const words = said.mock.calls.map(([text]) => String(text).slice(0, 10));
  vi.restoreAllMocks();
  expect(words).toEqual(['HUNG hangs', 'HUNG hangs']);
  expect(pids).toHaveLength(2);
  for (const pid of pids) await expect.poll(() => isRunning(pid)).toBe(false);
});

test('a step ends with its command, whoever still holds its output', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const startedMs = Date.now();
  expect(await spawned(step('leaves one behind', { command: ['sh', '-c', 'sleep 60 & exit 0'] }))).toBe(true);
  vi.restoreAllMocks();
  expect(Date.now() - startedMs).toBeLessThan(30_000);
});

test('a command that does not exist has failed', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await spawned(step('none', { command: ['no-such-command-here'] }))).toBe(false);
  vi.restoreAllMocks();
});

test.each([
  ['npm test', QUICK],
  ['npm run test:long', longSteps()],
] as const)('%s can run: names are unique, needs exist, nothing is too heavy', async (_, steps) => {
  expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
  const { order, most } = await ran(steps);
  expect(order).toHaveLength(steps.length);
  expect(most).toBeLessThanOrEqual(CAPACITY);
});

test('a missing or broken report is a failure, and the slowest tests of all steps come first', () => {
  const report = (passed: number, failed: number, ...durations: number[]) =>
    JSON.stringify({
      numPassedTests: passed,
      numFailedTests: failed,
      testResults: [{ assertionResults: durations.map((duration) => ({ fullName: `takes ${duration}`, duration })) }],
    });
  const files: Record<string, string> = { one: report(2, 0, 100, 3_000), two: report(1, 1, 2_000), torn: '{"num' };
  const read = (name: string) => files[name] ?? '';
  expect(summaryOf(['one', 'two', 'torn', 'absent'], 2, read)).toEqual({
    passed: 3,
    failed: 3,
    slowest: [
      { step: 'one', test: 'takes 3000', seconds: 3 },
      { step: 'two', test: 'takes 2000', seconds: 2 },
    ],
  });
});

test('each file of end-to-end tests runs in one lane of a browser, one that nobody has named as well', () => {
  const names = [...endToEndNames(), 'never-named'];
  expect(Object.values(lanesOf(names)).flat().sort()).toEqual([...names].sort());
  for (const lane of Object.values(lanesOf(names))) expect(lane.length).toBeGreaterThan(1);
});

test('each unit test that can try more does so in the nightly run', () => {
  const files = ['src', 'tests'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => `${root}/${file}`),
  );
  const tests = files.filter((file) => /\.test\.tsx?$/.test(file) && !file.endsWith('graph.test.ts'));
  expect(tests.filter((file) => readFileSync(file, 'utf8').includes('process.env.REACH_LONG')).sort()).toEqual(
    [...LONGER].sort(),
  );
});
