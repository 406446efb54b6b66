import type { Snapshot } from '../protocol.ts';
import { type StorageItem, storageItem } from './storage.ts';

const isSnapshot = (value: unknown): value is Snapshot =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1;

/** Where checks may be kept the snapshot outlives the browser; elsewhere it lives in memory. Never in both. */
export const kept = storageItem('snapshot', 'local', isSnapshot);
export const inMemory = storageItem('snapshot', 'session', isSnapshot);

export async function readSnapshot(): Promise<Snapshot | null> {
  const [session, local] = await Promise.all([inMemory.get(), kept.get()]);
  return session ?? local ?? null;
}

/** Calls back with each new snapshot; returns how to stop. */
export function watchSnapshot(changed: (snapshot: Snapshot) => void): () => void {
  const stops = [inMemory, kept].map((item: StorageItem<Snapshot>) => item.watch((value) => value && changed(value)));
  return () => {
    for (const stop of stops) stop();
  };
}
