import { storageItem } from '../browser/storage.ts';
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

/** Returns the settings; what a fault or an older version left unreadable falls back to its default, key by key. */
export async function readSettings(): Promise<Settings> {
  return repairSettings(await stored.get());
}

export async function writeSettings(settings: Settings): Promise<void> {
  await stored.set(settings);
}

/** Returns the consent, null where none was given or where the place has changed since: consent is for a place. */
export async function readConsent(settings: Settings): Promise<Consent | null> {
  const consent = await consentItem.get();
  return consent && consent.place === settings.place ? consent : null;
}

export async function writeConsent(consent: Consent | null): Promise<void> {
  await (consent ? consentItem.set(consent) : consentItem.remove());
}
