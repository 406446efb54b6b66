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

/** As this worker noted it last, null for nothing; a new one does not know. A round of thousands must not ask again at each result. */
let noted: Trouble | null | undefined;
/** False where not even the note could be written. */
let isKept = true;

/** Returns whether something is known to be wrong; asked only once a life. */
export async function isTroubled(): Promise<boolean> {
  if (noted === undefined) noted = await readTrouble();
  return noted !== null;
}

/** Notes that something could not be written or read. Never rejects: there is nobody left to be told. */
export async function noteTrouble(error: unknown): Promise<void> {
  await note(/quota|full|exceed|no space/i.test(String(error)) ? 'full' : 'broken');
}

/** Notes that something was written. What is full takes small changes: only a whole round shows that there is room again. */
export async function noteWritten(what: 'anything' | 'round'): Promise<void> {
  const isNoted = await isTroubled();
  if (isNoted && (what === 'round' || noted === 'broken')) await note(null);
}

async function note(trouble: Trouble | null): Promise<void> {
  if (trouble === noted && isKept) return;
  noted = trouble;
  isKept = await (trouble ? item.set(trouble) : item.remove()).then(
    () => true,
    () => false,
  );
}
