import { hostOf } from '../address.ts';
import type { Figures } from '../facts.ts';
import type { Observation, Target } from '../types.ts';
import { hopsOf } from './attempt.ts';
import { subjectOf } from './subject.ts';

/** Returns what a sentence about the facts names beside them; what was not seen is absent. */
export function figuresOf(target: Target, observations: readonly Observation[]): Figures {
  const subject = subjectOf(target, observations);
  const port80 = observations.find(({ probe }) => probe === 'plain_http');
  const hop = port80 && hopsOf(port80)[0];
  const status = statusOf(observations);
  const large = largeOf(observations);
  return {
    ...(subject.host !== target.host && { leadsTo: subject.host }),
    ...(hop && { plainTo: hostOf(hop.to) }),
    ...(status !== null && { status }),
    ...(large !== undefined && { largeBytes: large }),
  };
}

function statusOf(observations: readonly Observation[]): number | null {
  const answer = observations.find(
    ({ probe, failure }) => failure === null && (probe === 'first' || probe === 'repeat'),
  );
  return answer && 'status' in answer ? answer.status : null;
}

function largeOf(observations: readonly Observation[]): number | undefined {
  return observations.flatMap((one) =>
    one.probe === 'large' && one.step === 'body' && one.failure !== null ? one.bytes : [],
  )[0];
}
