/** Which services stand by name in a list: what is on the screen can be seen by whoever looks through the device. */
import { mayBeListed, type PlacePolicy } from '../core/place.ts';
import type { Service } from './schema.ts';

interface Choices {
  readonly excluded: readonly string[];
  readonly included: readonly string[];
}

/** Returns whether a list of this place may name the service without being asked to. */
export function isNamed({ tier, state, category }: Service, policy: PlacePolicy): boolean {
  if (policy.names === 'askable') return mayBeListed(policy, { tier, state: state ?? false });
  return policy.names === 'all' || category !== 'circumvention';
}

/** Returns whether the service is on the list of this place from the start. */
export function isWatched(service: Service, policy: PlacePolicy): boolean {
  return service.watched && isNamed(service, policy);
}

/** Returns whether the service is on the list: from the start or by choice, and never where the place lets nobody ask it. */
export function isChosen(service: Service, { excluded, included }: Choices, policy: PlacePolicy): boolean {
  if (policy.names === 'askable' && !isNamed(service, policy)) return false;
  return isWatched(service, policy) ? !excluded.includes(service.id) : included.includes(service.id);
}
