import type { Snapshot } from '../protocol.ts';
import { type Lookups, readLookups, watchLookups } from './lookups.ts';
import { type StorageItem, textItem } from './storage.ts';

const isSnapshot = (value: unknown): value is Snapshot =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1;

/** Where checks may be kept the snapshot outlives the browser; elsewhere it lives in memory. Never in both. */
export const kept = textItem('snapshot', 'local', isSnapshot);
export const inMemory = textItem('snapshot', 'session', isSnapshot);

export async function readSnapshot(): Promise<Snapshot | null> {
  const [session, local, lookups] = await Promise.all([inMemory.get(), kept.get(), readLookups()]);
  const snapshot = session ?? local;
  return snapshot ? told(snapshot, lookups) : null;
}

/** The operator is in memory, even where the snapshot is on disk: they meet only here. */
function told(snapshot: Snapshot, { now, kept }: Lookups): Snapshot {
  const { network } = snapshot;
  if (!network || !now) return snapshot;
  return { ...snapshot, network: { ...network, ...now, isPlaceKept: kept.includes(now.asn) } };
}

/** Calls back with each new snapshot; returns how to stop. */
export function watchSnapshot(changed: (snapshot: Snapshot) => void): () => void {
  const tell = async (value: Snapshot | null | undefined) => value && changed(told(value, await readLookups()));
  const stops = [inMemory, kept].map((item: StorageItem<Snapshot>) => item.watch((value) => void tell(value)));
  stops.push(watchLookups(async () => void tell(await readSnapshot())));
  return () => {
    for (const stop of stops) stop();
  };
}
