import { formatAll } from '../../../tests/scenarios/scenario.ts';
import { printTable } from '../../bench/table.ts';
import type { BrowserName } from '../../browsers/driver.ts';
import type { Options } from '../options.ts';
import { record } from '../record.ts';
import { isFair, isFalseBlocked, printConfusion, quality, type Scored, summary } from '../score.ts';
import type { Said } from '../stage.ts';
import { Stages } from '../stages.ts';
import { report, toldOf } from '../told.ts';
import { batchOf, trialFor } from '../trial.ts';
import { composeWorlds, conditionOf, type World } from './compose.ts';
import { askingsIn } from './networks.ts';
import { shrink } from './shrink.ts';

/** Worlds that share a network and a round. */
const PER_NETWORK = 24;

interface Judged {
  readonly world: World;
  readonly said: Said;
  readonly scored: Scored;
}

/** Judges random worlds in one browser, prints how often it was right, and brings what was wrong to its smallest form. */
export async function measureWorlds(browser: BrowserName, helper: boolean, options: Options): Promise<void> {
  const stages = new Stages(browser);
  const { version } = (await stages.for(undefined)).browser;
  const run = new WorldRun(stages, helper, options.seed);
  const title = `${browser} ${version}, ${options.worlds} random worlds of seed ${options.seed}, ${helper ? 'with' : 'without'} control helper`;
  try {
    const judged = await run.judge(composeWorlds(options.worlds, options.seed, PER_NETWORK));
    for (const { said, scored } of judged) report(said, scored, options);
    const all = judged.map(({ scored }) => scored);
    printConfusion(`${title}: truth against what was told`, all);
    printTable(`${title}: shares of right answers`, [summary('Reach', all)]);
    printTable(`${title}: quality`, quality('Reach', all));
    await saveSmallest(run, judged.filter(isWrong).slice(0, options.shrink), helper, options);
  } finally {
    await stages.strike();
    if (options.record) formatAll();
  }
}

function isWrong({ scored }: Judged): boolean {
  return isFalseBlocked(scored) || !isFair(scored);
}

async function saveSmallest(run: WorldRun, wrong: readonly Judged[], helper: boolean, options: Options): Promise<void> {
  for (const { world } of wrong) {
    const smallest = await shrink(world, async (worlds) => (await run.judge(worlds)).map(isWrong));
    const [again] = await run.judge([smallest]);
    if (!again) continue;
    console.log(
      `smallest form of ${nameOf(world)}: ${nameOf(smallest)}${isWrong(again) ? '' : ' (right when asked again)'}`,
    );
    report(again.said, again.scored, options);
    if (options.record && isWrong(again)) record(run.browser, helper, again.said);
  }
}

function nameOf({ traits, around }: World): string {
  return ['world', ...traits, ...(around === 'plain' ? [] : [around])].join('-').replaceAll(':', '-');
}

/** Judges any number of worlds, those of one network together, each on a host that the browser has never met. */
class WorldRun {
  readonly #stages: Stages;
  readonly #helper: boolean;
  readonly #seed: number;
  #count = 0;

  constructor(stages: Stages, helper: boolean, seed: number) {
    this.#stages = stages;
    this.#helper = helper;
    this.#seed = seed;
  }

  get browser(): BrowserName {
    return this.#stages.browser;
  }

  async judge(worlds: readonly World[]): Promise<readonly Judged[]> {
    const judged = new Map<World, Judged>();
    for (const batch of batchesOf(worlds)) {
      for (const one of await this.#round(batch)) judged.set(one.world, one);
    }
    return worlds.flatMap((world) => judged.get(world) ?? []);
  }

  async #round(worlds: readonly World[]): Promise<readonly Judged[]> {
    const trials = worlds.map((world) => {
      this.#count += 1;
      return trialFor(conditionOf(world, nameOf(world), `w${this.#seed}-${this.#count}.example`, this.browser));
    });
    const [first] = worlds;
    const batch = batchOf(trials);
    const stage = await this.#stages.for(batch.device);
    const said = await stage.check(batch, this.#helper, first ? askingsIn(first.around) : 1);
    return worlds.flatMap((world, index) => {
      const trial = trials[index];
      const one = said.find((each) => each.trial === trial);
      if (!trial || !one) return [];
      const fair = this.#helper ? trial.fair : [...trial.fair, ...trial.alone];
      return { world, said: one, scored: { id: trial.id, truth: trial.truth, fair, told: toldOf(one) } };
    });
  }
}

function batchesOf(worlds: readonly World[]): World[][] {
  const batches: World[][] = [];
  for (const world of worlds) {
    const open = batches.find((batch) => batch.length < PER_NETWORK && batch[0]?.around === world.around);
    if (open) open.push(world);
    else batches.push([world]);
  }
  return batches;
}
