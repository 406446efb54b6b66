import { inThisEra } from '../browser/era.ts';
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
export interface EffectiveSettings {
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

export async function readSettings(): Promise<EffectiveSettings> {
  const [chosen, managed] = await Promise.all([readChosen(), readManaged()]);
  const { settings, wrong } = policySettings(managed);
  const locked = Object.keys(settings) as (keyof Settings)[];
  return { settings: { ...chosen, ...settings }, locked, policyErrors: wrong };
}

/** Changes what the person chose; where a policy gives the same key, the choice waits below it. */
export async function changeChosen(patch: Partial<Settings>): Promise<void> {
  const check = inThisEra();
  const chosen = await readChosen();
  check();
  await stored.set({ ...chosen, ...patch });
}

/** Returns the consent as it was given, null where none was. It is for a place: where that has changed since, it holds no more. */
export async function readConsent(): Promise<Consent | null> {
  return (await consentItem.get()) ?? null;
}

export async function writeConsent(consent: Consent | null): Promise<void> {
  await (consent ? consentItem.set(consent) : consentItem.remove());
}
