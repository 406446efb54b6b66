import type { Snapshot } from '../protocol.ts';
import { joined } from './evidence.ts';
import { type Lookups, readLookups, watchLookups } from './lookups.ts';
import { type StorageItem, textItem } from './storage.ts';
import { warnedPage } from './warned.ts';

const isSnapshot = (value: unknown): value is Snapshot =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'policy' in value;

/** Where checks may be kept the snapshot outlives the browser; elsewhere it lives in memory. Never in both. */
export const kept = textItem('snapshot', 'local', isSnapshot);
export const inMemory = textItem('snapshot', 'session', isSnapshot);

export async function readSnapshot(): Promise<Snapshot | null> {
  const [session, local] = await Promise.all([inMemory.get(), kept.get()]);
  const snapshot = session ?? local;
  return snapshot ? told(await joined(snapshot, session ? 'session' : 'local')) : null;
}

/** The operator, and a page that was only warned of, are in memory, even where the snapshot is on disk: they meet only here. */
export async function told(snapshot: Snapshot): Promise<Snapshot> {
  const [lookups, warned = null] = await Promise.all([readLookups(), warnedPage.get()]);
  const { page } = snapshot;
  const isWarned = page?.refusal === 'warned' && page.url === null;
  return { ...snapshot, network: known(snapshot, lookups), ...(isWarned && { page: { ...page, url: warned } }) };
}

function known({ network }: Snapshot, { now, kept }: Lookups): Snapshot['network'] {
  return network && now ? { ...network, ...now, isPlaceKept: kept.includes(now.asn) } : network;
}

/** Calls back with each new snapshot; returns how to stop. */
export function watchSnapshot(changed: (snapshot: Snapshot) => void): () => void {
  const tell = async (value: Snapshot | undefined, { area }: StorageItem<Snapshot>) =>
    value && changed(await told(await joined(value, area)));
  const stops = [inMemory, kept].map((item) => item.watch((value) => void tell(value, item)));
  stops.push(
    watchLookups(async () => {
      const snapshot = await readSnapshot();
      if (snapshot) changed(snapshot);
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}
