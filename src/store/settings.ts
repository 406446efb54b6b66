import { readManaged, storageItem } from '../browser/storage.ts';
import { policySettings } from '../contract/policy.ts';
import { repairSettings } from '../contract/settings.ts';
import { PLACES, type Place } from '../core/types.ts';
import type { Settings } from '../protocol.ts';

/** That the welcome page was answered, and for which place. */
export interface Consent {
  readonly place: Place;
  readonly atMs: number;
}

const stored = storageItem(
  'settings',
  'local',
  (value): value is object => typeof value === 'object' && value !== null,
);

const consentItem = storageItem('consent', 'local', (value): value is Consent => {
  const consent = value as Partial<Consent> | null;
  return typeof consent?.atMs === 'number' && PLACES.includes(consent.place as Place);
});

/** The settings that hold: what the person chose, and over it what a policy gives. */
export interface Held {
  readonly settings: Settings;
  /** Keys that a policy gives. */
  readonly locked: readonly (keyof Settings)[];
  /** What of the policy was passed over, and why. */
  readonly policyErrors: readonly string[];
}

/** What a fault or an older version left unreadable falls back to its default, key by key. */
async function readChosen(): Promise<Settings> {
  return repairSettings(await stored.get());
}

export async function readSettings(): Promise<Held> {
  const [chosen, managed] = await Promise.all([readChosen(), readManaged()]);
  const { settings, wrong } = policySettings(managed);
  const locked = Object.keys(settings) as (keyof Settings)[];
  return { settings: { ...chosen, ...settings }, locked, policyErrors: wrong };
}

/** Changes what the person chose; where a policy gives the same key, the choice waits below it. */
export async function changeChosen(patch: Partial<Settings>): Promise<void> {
  await stored.set({ ...(await readChosen()), ...patch });
}

/** Returns the consent, null where none was given or where the place has changed since: consent is for a place. */
export async function readConsent(settings: Settings): Promise<Consent | null> {
  const consent = await consentItem.get();
  return consent && consent.place === settings.place ? consent : null;
}

export async function writeConsent(consent: Consent | null): Promise<void> {
  await (consent ? consentItem.set(consent) : consentItem.remove());
}
