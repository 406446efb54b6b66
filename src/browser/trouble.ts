import { storageItem } from './storage.ts';

/** What is wrong with the storage: it takes no more, or is not read or written at all. */
export type Trouble = 'full' | 'broken';

/** In memory, which has room of its own: what says that nothing can be kept has to be kept somewhere. */
const item = storageItem('trouble', 'session', (value): value is Trouble => value === 'full' || value === 'broken');

/** Returns what is wrong, null where nothing is; memory that cannot be read is a trouble, too. */
export function readTrouble(): Promise<Trouble | null> {
  return item.get().then(
    (trouble) => trouble ?? null,
    () => 'broken',
  );
}

export function watchTrouble(changed: (trouble: Trouble | null) => void): void {
  item.watch((trouble) => changed(trouble ?? null));
}

/** As this worker noted it last; a new one does not know. */
let noted: Trouble | null | undefined;

/** Notes that something could not be written or read. Never rejects: there is nobody left to be told. */
export async function noteTrouble(error: unknown): Promise<void> {
  await note(/quota|full|exceed|no space/i.test(String(error)) ? 'full' : 'broken');
}

/** Notes that something was written. What is full takes small changes: only a whole round shows that there is room again. */
export async function noteWritten(what: 'anything' | 'round'): Promise<void> {
  // Null is known, too: a round of thousands must not ask again at each result.
  if (noted === undefined) noted = await readTrouble();
  if (what === 'round' || noted === 'broken') await note(null);
}

async function note(trouble: Trouble | null): Promise<void> {
  if (trouble === noted) return;
  noted = trouble;
  await (trouble ? item.set(trouble) : item.remove()).catch(() => {
    noted = undefined;
  });
}
