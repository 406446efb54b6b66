import type { Area } from '../browser/storage.ts';
import { PLACES } from '../catalog/places.ts';
import type { PlacePolicy } from '../core/place.ts';
import type { Settings } from '../protocol.ts';
import { type Consent, type Held, readConsent, readSettings } from '../store/settings.ts';

/** All that was chosen; read anew whenever it is needed, since the worker keeps no state. */
export interface Context extends Held {
  readonly consent: Consent | null;
  /** The strictest rules where nothing was said. */
  readonly policy: PlacePolicy;
  /** Where results may live. */
  readonly area: Area;
}

/** Returns for how many days changes are kept: as the place says, and not at all where the user does not want it. */
export function historyDays(policy: PlacePolicy, { history }: Settings): number {
  return history === false ? 0 : policy.historyDays;
}

export async function readContext(): Promise<Context> {
  const held = await readSettings();
  const { settings } = held;
  const consent = await readConsent(settings);
  const policy = PLACES[consent?.place ?? 'unsaid'];
  const isMemory = policy.memoryOnly || settings.memoryOnly === true || consent === null;
  return { ...held, consent, policy, area: isMemory ? 'session' : 'local' };
}
