import { grantedHosts, isGranted } from '../browser/permissions.ts';
import type { Area } from '../browser/storage.ts';
import { PLACES } from '../catalog/places.ts';
import type { PlacePolicy } from '../core/place.ts';
import type { Settings } from '../protocol.ts';
import { type Consent, type EffectiveSettings, readConsent, readSettings } from '../store/settings.ts';
import { generation } from './generation.ts';

/** All that was chosen; read anew whenever it is needed, since the worker keeps no state. */
export interface Context extends EffectiveSettings {
  readonly consent: Consent | null;
  /** True where a consent is stored that was for another place: it is to go, or it would come back with the place. */
  readonly hasOldConsent: boolean;
  /** The strictest rules where nothing was said. */
  readonly policy: PlacePolicy;
  /** Whether sites may be asked at all. */
  readonly permission: boolean;
  /** Whether the browser lets this URL be asked: access may be to some sites alone. */
  readonly mayReach: (url: string) => boolean;
  /** Where results may live. */
  readonly area: Area;
  /** Aborted once any of this has changed since it was read: nothing is asked then. */
  readonly generation: AbortSignal;
}

/** Returns for how many days changes are kept: as the place says, and not at all where the user does not want it. */
export function historyDays(policy: PlacePolicy, { history }: Settings): number {
  return history === false ? 0 : policy.historyDays;
}

export async function readContext(): Promise<Context> {
  // Before anything is read: a change that comes in between makes this an old one.
  const held = generation();
  const [chosen, stored, granted] = await Promise.all([readSettings(), readConsent(), grantedHosts()]);
  const { settings } = chosen;
  const consent = stored?.place === settings.place ? stored : null;
  const policy = PLACES[consent?.place ?? 'unsaid'];
  const isMemory = policy.memoryOnly || settings.memoryOnly === true || consent === null;
  return {
    ...chosen,
    consent,
    hasOldConsent: stored !== null && consent === null,
    policy,
    permission: granted.length > 0,
    mayReach: (url) => isGranted(granted, url),
    area: isMemory ? 'session' : 'local',
    generation: held,
  };
}
