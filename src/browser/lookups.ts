import { inThisEra } from './era.ts';
import { storageItem } from './storage.ts';

/** What looking up the operator told. In session memory only: never on disk, gone with the browser. */
export interface Lookups {
  /** Who runs the present network; null once it may be another. */
  readonly now: { readonly asn: number; readonly operator: string; readonly atMs: number; readonly key: string } | null;
  /** Numbers that were looked up, and the local key of the network on which each was. */
  readonly keys: readonly { readonly asn: number; readonly key: string }[];
  /** Numbers about which the user said that the place is right as it is. */
  readonly kept: readonly number[];
}

const isLookups = (value: unknown): value is Lookups => {
  const lookups = value as Partial<Lookups> | null;
  return Array.isArray(lookups?.kept) && Array.isArray(lookups.keys);
};

const item = storageItem('lookups', 'session', isLookups);

/** A desktop may be carried to another network without the browser telling: what was looked up long ago is not believed. */
const FRESH_MS = 3 * 60 * 60_000;

export async function readLookups(): Promise<Lookups> {
  const { now, keys, kept } = (await item.get()) ?? { now: null, keys: [], kept: [] };
  return { now: now && Date.now() - now.atMs < FRESH_MS ? now : null, keys, kept };
}

export const { set: writeLookups, watch: watchLookups, remove: forgetLookups } = item;

/** Forgets who runs the network: it may be another one now, unless it is the one with the key `stays`. */
export async function forgetOperator(stays?: string): Promise<void> {
  const check = inThisEra();
  const lookups = await readLookups();
  check();
  if (lookups.now && lookups.now.key !== stays) await writeLookups({ ...lookups, now: null });
}
