import { PLACES } from '../catalog/places.ts';
import type { Settings } from '../protocol.ts';
import { attempt, Refusal } from './check.ts';
import { allowedTargets } from './list.ts';
import { FIELDS } from './settings-fields.ts';
import { anyObject, own } from './shape.ts';
import { cut } from './words.ts';

/** The settings before anybody chose: null where the place decides. */
export const DEFAULT_SETTINGS: Settings = {
  place: null,
  targets: [],
  replaceTargets: false,
  resolvers: null,
  controls: null,
  controlHelper: [],
  callRelays: null,
  intervalMinutes: null,
  language: 'auto',
  scheduled: null,
  tiers: [],
  notices: null,
  badge: null,
  history: null,
  excluded: [],
  included: [],
  theme: 'auto',
  networkName: null,
  discreet: null,
  memoryOnly: null,
  cover: false,
  passiveWatch: false,
  asnLookup: false,
};

const KEYS = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];

export type Accepted =
  | { readonly ok: true; readonly settings: Settings; readonly patch: Partial<Settings> }
  | { readonly ok: false; readonly error: string };

/**
 * Returns `current` with the keys of `patch`, all or none, and those keys alone as they were read. `locked` keys are given by policy. Targets must be allowed in
 * the place that holds afterwards. A new place is taken as it is: consent is for a place, so the caller asks again.
 * Never throws.
 */
export function acceptSettings(patch: unknown, current: Settings, locked: readonly (keyof Settings)[]): Accepted {
  const accepted = attempt('settings', () => checkedPatch(anyObject(patch, 'settings'), locked));
  if (!accepted.ok) return accepted;
  const settings = { ...current, ...accepted.value };
  const { targets } = accepted.value;
  const policy = PLACES[settings.place ?? 'unsaid'];
  const allowed = attempt('settings', () => targets && allowedTargets(targets, policy, 'settings.targets'));
  return allowed.ok ? { ok: true, settings, patch: accepted.value } : allowed;
}

function checkedPatch(patch: object, locked: readonly string[]): Partial<Settings> {
  const entries = Object.keys(patch).map((key) => {
    const at = `settings.${cut(key)}`;
    if (!isKey(key)) throw new Refusal(at, 'unknown setting');
    if (locked.includes(key)) throw new Refusal(at, 'given by policy');
    return [key, FIELDS[key](own(patch, key), at)];
  });
  return Object.fromEntries(entries);
}

/** Returns whether a stored value is a whole set of settings. */
export function isSettings(value: unknown): value is Settings {
  return KEYS.every((key) => readKey(value, key).ok);
}

/** Returns stored settings, each key that cannot be read at its default. Never throws. */
export function repairSettings(value: unknown): Settings {
  const entries = KEYS.map((key) => {
    const read = readKey(value, key);
    return [key, read.ok ? read.value : DEFAULT_SETTINGS[key]];
  });
  return Object.fromEntries(entries);
}

function readKey(value: unknown, key: keyof Settings) {
  return attempt(key, () => FIELDS[key](own(anyObject(value, key), key), key));
}

function isKey(key: string): key is keyof Settings {
  return Object.hasOwn(FIELDS, key);
}
