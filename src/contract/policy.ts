import { PLACES } from '../catalog/places.ts';
import type { Settings } from '../protocol.ts';
import { attempt } from './check.ts';
import { allowedTargets } from './list.ts';
import { FIELDS } from './settings-fields.ts';
import { anyObject, own } from './shape.ts';

/** What an organisation may set; consent is not among it, and is for a person alone. */
export const POLICY_KEYS = [
  'place',
  'targets',
  'replaceTargets',
  'resolvers',
  'controls',
  'controlHelper',
  'callRelays',
  'intervalMinutes',
  'language',
] as const satisfies readonly (keyof Settings)[];

export interface PolicySettings {
  readonly settings: Partial<Settings>;
  /** Why keys were passed over, one text a key. */
  readonly wrong: readonly string[];
}

/** Returns what a policy sets, key by key: a wrong value is passed over and told, and the others hold. Never throws. */
export function policySettings(value: unknown): PolicySettings {
  const settings: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const key of POLICY_KEYS) {
    const read = attempt(`policy.${key}`, () => checked(own(anyObject(value, 'policy'), key), key));
    if (!read.ok) wrong.push(read.error);
    else if (read.value !== undefined) settings[key] = read.value;
  }
  return { settings, wrong };
}

function checked(value: unknown, key: (typeof POLICY_KEYS)[number]): unknown {
  // Firefox and Chromium leave out what is not set; null is no value of a policy.
  if (value === undefined || value === null) return undefined;
  const at = `policy.${key}`;
  if (key !== 'targets') return FIELDS[key](value, at);
  // The mildest place: what a stricter one forbids is left out there, and comes back with the place.
  return allowedTargets(FIELDS.targets(value, at), PLACES.outside, at);
}
