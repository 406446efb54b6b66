import type { Facts } from '../facts.ts';
import type { Observation } from '../types.ts';
import { isUnfollowed, sameFailures } from './attempt.ts';
import { isFreeze } from './probes.ts';
import { symptomOf } from './symptom.ts';

/** Returns what came of the object of another site at the same provider, beside what came of this one. */
export function siblingFact(observations: readonly Observation[]): Facts['sibling'] {
  const asked = observations.find(({ probe }) => probe === 'sibling');
  if (!asked) return 'not_asked';
  if (asked.failure === null) return isUnfollowed(asked) ? 'unclear' : 'passes';
  const isFrozen = isFreeze(asked) && observations.some((one) => one.probe === 'large' && isFreeze(one));
  return isFrozen || symptomOf(asked) === sameFailures(observations)?.sign ? 'fails' : 'unclear';
}
