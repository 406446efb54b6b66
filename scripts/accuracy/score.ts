import type { Fair, Truth } from '../../lab/truth.ts';
import type { Verdict } from '../../src/core/types.ts';
import { printTable, type Row } from '../bench/table.ts';

export type Told = Pick<Verdict, 'reach' | 'cause' | 'method' | 'confidence'>;

/** A verdict beside the truth. `fair` are other verdicts that are honest where a browser cannot see all of it. */
export interface Scored {
  readonly id: string;
  readonly truth: Truth;
  readonly fair: readonly Fair[];
  readonly told: Told;
}

type Key = 'reach' | 'cause' | 'method';

const percent = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`);

export function isExact({ truth, told }: Scored, key: Key): boolean {
  return told[key] === truth[key] || (key === 'reach' && isUnasked(told) && truth.cause === 'network');
}

/** Where the network is the cause, sites are not asked. */
function isUnasked({ reach, cause }: Told): boolean {
  return reach === 'not_checked' && cause === 'network';
}

/** Right, or what one of the other honest verdicts says of it. */
export function isFairIn(scored: Scored, key: Key): boolean {
  return isExact(scored, key) || scored.fair.some((one) => fits(one, scored.told));
}

function fits({ reach, cause, method, most }: Fair, told: Told): boolean {
  const isHumble = most === undefined || told.confidence === most;
  return reach === told.reach && cause === told.cause && (method === undefined || method === told.method) && isHumble;
}

/** Right in whole, or one of the other honest verdicts in whole. */
export function isFair(scored: Scored): boolean {
  const isRight = (['reach', 'cause', 'method'] as const).every((key) => isExact(scored, key));
  return isRight || scored.fair.some((one) => fits(one, scored.told));
}

/** A site that is not blocked, called blocked: the error that must not happen. */
export function isFalseBlocked({ truth, told, fair }: Scored): boolean {
  return told.cause === 'blocking' && truth.cause !== 'blocking' && !fair.some((one) => fits(one, told));
}

/** One line for a way of checking: shares of right answers, and what must be none. */
export function summary(name: string, all: readonly Scored[]): Row {
  const share = (key: Key) => percent(all.filter((one) => isExact(one, key)).length, all.length);
  const blocks = all.filter(({ truth }) => truth.cause === 'blocking');
  return {
    checker: name,
    verdicts: all.length,
    reach: share('reach'),
    cause: share('cause'),
    method: share('method'),
    'fair cause': percent(all.filter((one) => isFairIn(one, 'cause')).length, all.length),
    honest: percent(all.filter(isFair).length, all.length),
    'of blocks: method': percent(blocks.filter((one) => isExact(one, 'method')).length, blocks.length),
    'fair method': percent(blocks.filter((one) => isFairIn(one, 'method')).length, blocks.length),
    unknown: all.filter(({ told }) => told.cause === 'unknown').length,
    'false blocked': all.filter(isFalseBlocked).length,
  };
}

type Test = (one: Truth | Told) => boolean;

/** Precision, sensitivity and specificity of "does not load", of "blocked" and of the method. */
export function quality(name: string, all: readonly Scored[]): Row[] {
  const isDown: Test = ({ reach }) => reach === 'unreachable' || reach === 'impaired';
  const isBlocked: Test = ({ cause }) => cause === 'blocking';
  return [
    binary(`${name}: does not load`, all, isDown),
    binary(`${name}: blocked`, all, isBlocked),
    rates(`${name}: method`, {
      hit: all.filter(({ truth, told }) => told.method !== null && told.method === truth.method).length,
      told: all.filter(({ told }) => told.method !== null).length,
      real: all.filter(({ truth }) => truth.method !== null).length,
      quiet: all.filter(({ truth, told }) => told.method === null && truth.method === null).length,
      clean: all.filter(({ truth }) => truth.method === null).length,
    }),
  ];
}

function binary(name: string, all: readonly Scored[], test: Test): Row {
  return rates(name, {
    hit: all.filter(({ truth, told }) => test(told) && test(truth)).length,
    told: all.filter(({ told }) => test(told)).length,
    real: all.filter(({ truth }) => test(truth)).length,
    quiet: all.filter(({ truth, told }) => !test(told) && !test(truth)).length,
    clean: all.filter(({ truth }) => !test(truth)).length,
  });
}

type Counts = Record<'hit' | 'told' | 'real' | 'quiet' | 'clean', number>;

function rates(what: string, { hit, told, real, quiet, clean }: Counts): Row {
  return { what, precision: percent(hit, told), sensitivity: percent(hit, real), specificity: percent(quiet, clean) };
}

const nameOf = ({ reach, cause, method }: Truth | Told) => method ?? (cause ? `${reach}/${cause}` : reach);

/** Truth by row, what was told by column. */
export function printConfusion(title: string, all: readonly Scored[]): void {
  const names = [...new Set(all.flatMap(({ truth, told }) => [nameOf(truth), nameOf(told)]))].sort();
  const rows = names.flatMap((truth): Row[] => {
    const own = all.filter((one) => nameOf(one.truth) === truth);
    const cells = names.map((told) => [told, own.filter((one) => nameOf(one.told) === told).length || '.'] as const);
    return own.length === 0 ? [] : [{ 'truth / told': truth, ...Object.fromEntries(cells) }];
  });
  printTable(title, rows);
}
