import type { Observation } from '../../src/core/types.ts';
import type { Options } from './options.ts';
import { isExact, isFair, isFalseBlocked, type Scored } from './score.ts';
import type { Said } from './stage.ts';

/** Returns what people were told. Where there is no network, sites are not asked, and that there is none is what people are told. */
export function toldOf({ network, status }: Said): Scored['told'] {
  if (status.result) return status.result.verdict;
  const isGone = network.state === 'offline' || network.state === 'captive_portal';
  return isGone
    ? { reach: 'not_checked', cause: 'network', method: null, confidence: null }
    : { reach: 'not_checked', cause: null, method: null, confidence: null };
}

/** Prints what was told of a host, unless it was right and nobody wants to know. */
export function report(
  { trial, status, network, flaps }: Said,
  scored: Scored,
  { verbose }: Pick<Options, 'verbose'>,
): void {
  const isRight = (['reach', 'cause', 'method'] as const).every((key) => isExact(scored, key));
  if (isRight && !verbose) return;
  const word = isRight ? 'right' : isFalseBlocked(scored) ? 'FALSE' : isFair(scored) ? 'fair ' : 'WRONG';
  const text = ({ reach, cause, method, confidence }: Partial<Scored['told']>) =>
    [reach, cause, method, confidence].filter(Boolean).join('/');
  const seen = status.observations.map(seenOf).join(' ');
  const rule = status.result?.verdict.ruleId;
  console.log(
    `${word} ${trial.id}: ${text(scored.told)} (${rule}), truth ${text(trial.truth)}; ${network.state}, ${flaps} flaps; ${seen}`,
  );
}

function seenOf(observation: Observation): string {
  const { probe, failure } = observation;
  return `${probe}=${failure ?? 'ok'}${'bytes' in observation ? `(${observation.bytes})` : ''}`;
}
