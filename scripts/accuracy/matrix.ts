import { formatAll } from '../../tests/scenarios/scenario.ts';
import { printTable } from '../bench/table.ts';
import type { BrowserName } from '../browsers/driver.ts';
import { byError, byFetch, fetchAll } from './baseline.ts';
import type { Options } from './options.ts';
import { record } from './record.ts';
import { printConfusion, quality, type Scored, summary } from './score.ts';
import { Stages } from './stages.ts';
import { report, toldOf } from './told.ts';
import { batchesOf } from './trial.ts';

interface Found {
  readonly reach: Scored[];
  readonly fetch: Scored[];
  readonly error: Scored[];
}

/** Runs every condition in one browser and prints what was told of it, beside what two plain checkers would have told. */
export async function measureMatrix(browser: BrowserName, helper: boolean, options: Options): Promise<void> {
  const stages = new Stages(browser);
  const { version } = (await stages.for(undefined)).browser;
  const title = `${browser} ${version}, ${helper ? 'with' : 'without'} control helper`;
  const found: Found = { reach: [], fetch: [], error: [] };
  try {
    for (let run = 1; run <= options.runs; run += 1) await runOnce(stages, run, helper, options, found);
  } finally {
    await stages.strike();
    if (options.record) formatAll();
  }
  printConfusion(`${title}: truth against what was told`, found.reach);
  printTable(`${title}: shares of right answers`, [
    summary('Reach', found.reach),
    summary('one fetch, 15 s', found.fetch),
    summary('any error means blocked', found.error),
  ]);
  printTable(`${title}: quality`, [
    ...quality('Reach', found.reach),
    ...quality('any error means blocked', found.error).slice(0, 2),
    ...quality('one fetch, 15 s', found.fetch).slice(0, 1),
  ]);
}

async function runOnce(stages: Stages, run: number, helper: boolean, options: Options, found: Found): Promise<void> {
  for (const batch of batchesOf(stages.browser, run, options.only)) {
    const stage = await stages.for(batch.device);
    const startedMs = Date.now();
    const said = await stage.check(batch, helper);
    const fetched = await fetchAll(stage, batch);
    for (const one of said) {
      const { trial, host } = one;
      const fair = helper ? trial.fair : [...trial.fair, ...trial.alone];
      const scored = (told: Scored['told']) => ({ id: trial.id, truth: trial.truth, fair, told });
      found.reach.push(scored(toldOf(one)));
      found.fetch.push(scored(byFetch(fetched[host] ?? null)));
      found.error.push(scored(byError(fetched[host] ?? null)));
      report(one, scored(toldOf(one)), options);
      if (options.record && run === 1) record(stages.browser, helper, one);
    }
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(0);
    if (options.verbose) console.log(`-- ${said.length} hosts in ${seconds} s`);
  }
}
