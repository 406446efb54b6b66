import type { BrowserName } from '../browsers/driver.ts';

/** How the matrix is run; every part can be left out to look at one thing alone. */
export interface Options {
  readonly browsers: readonly BrowserName[];
  /** Whether the control helper is turned on, for each pass. */
  readonly helper: readonly boolean[];
  readonly runs: number;
  /** Ids of conditions; all when empty. */
  readonly only: readonly string[];
  /** Simulated rounds of each kind; 0 leaves the simulation out. */
  readonly rounds: number;
  /** Random worlds in place of the conditions; 0 leaves them out. */
  readonly worlds: number;
  readonly seed: number;
  /** Wrong worlds that are brought to their smallest form. */
  readonly shrink: number;
  /** Writes each first measurement as a golden scenario. */
  readonly record: boolean;
  /** Prints every verdict, the right ones too. */
  readonly verbose: boolean;
}

const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

/** Reads `--worlds 500 --seed 7 --shrink 3`, and `--runs 1 --browser firefox --only id,id --helper yes --rounds 0 --record --verbose`. */
export function optionsOf(args: readonly string[]): Options {
  const value = (name: string) => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? undefined : args[at + 1];
  };
  const helper = value('helper');
  return {
    browsers: BROWSERS.filter((name) => (value('browser') ?? name) === name),
    helper: [true, false].filter((on) => helper === undefined || on === (helper === 'yes')),
    runs: Number(value('runs') ?? 3),
    only: value('only')?.split(',') ?? [],
    rounds: Number(value('rounds') ?? 10_000),
    worlds: Number(value('worlds') ?? 0),
    seed: Number(value('seed') ?? 1),
    shrink: Number(value('shrink') ?? 3),
    record: args.includes('--record'),
    verbose: args.includes('--verbose'),
  };
}
