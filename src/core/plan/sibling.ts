import { hostOf, isWithin } from '../address.ts';
import type { Observation } from '../types.ts';
import { count, type Progress, type Provider, type Question } from './progress.ts';

/** Returns the question to another site at the same provider, where the provider is known and was not asked. */
export function siblingQuestions(progress: Progress): Question[] {
  const provider = count(progress.asked, 'sibling') === 0 ? providerOf(progress) : undefined;
  return provider ? [{ probe: 'sibling', url: provider.url }] : [];
}

/** Returns the provider in whose ranges the target lives, if another site there may be asked. */
export function providerOf({ target, observations, allowed }: Progress): Provider | undefined {
  const seen = observations.flatMap(addressesOf);
  return allowed.providers.find(
    ({ ranges, url }) =>
      hostOf(url) !== target.host && ranges.some((range) => seen.some((address) => isWithin(address, range))),
  );
}

/** Where the large object came from; and what resolvers outside say, since what the network says may be false. */
function addressesOf(observation: Observation): readonly string[] {
  if (observation.step === 'dns') return observation.probe === 'resolver' ? observation.addresses : [];
  const { probe } = observation;
  return probe === 'large' && 'address' in observation && observation.address ? [observation.address] : [];
}
