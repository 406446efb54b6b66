import browser from 'webextension-polyfill';
import { beginEra, inThisEra } from './era.ts';
import { HAS_OFFSCREEN } from './offscreen.ts';

/** Bytes of one piece of noise. */
const NOISE_SIZE = 32_000;
/** Noise for a storage of unknown size: what is to be erased is not read before. */
const UNREAD_SIZE = 500_000;

/** Key in memory of what a purge keeps, while it stands nowhere else. */
const KEPT = 'purgeKeeps';

/** A browser that has not cleared its storage by then says nothing of whether it will. */
const PATIENCE_MS = 5_000;

/**
 * Empties what survives the browser but for what `keep` names. Firefox never loses that: the rest goes from beside it, and noise is
 * written over the pages that it frees. Only `clear` makes Chromium delete its files, which otherwise go on naming what was
 * removed, and it spares nothing: what is kept is in memory alone until it is written anew.
 */
export async function purgeLocal(keep: readonly string[] = []): Promise<void> {
  const check = inThisEra();
  await (HAS_OFFSCREEN ? clearAround(keep, check) : removeBeside(keep, check));
}

async function clearAround(keep: readonly string[], check: () => void): Promise<void> {
  const { local, session } = browser.storage;
  const kept = await local.get([...keep]);
  check();
  await session.set({ [KEPT]: kept });
  check();
  await local.clear();
  check();
  await local.set(kept);
  await session.remove(KEPT);
}

async function removeBeside(keep: readonly string[], check: () => void): Promise<void> {
  const { local } = browser.storage;
  const stored = await local.get(null);
  check();
  await local.remove(Object.keys(stored).filter((key) => !keep.includes(key)));
  check();
  const over = noise(JSON.stringify(stored).length);
  await local.set(over);
  await local.remove(Object.keys(over));
}

async function overwrite(size: number): Promise<void> {
  const { local } = browser.storage;
  await local.set(noise(size));
  await local.clear();
}

/** Writes back what a purge was to keep, and clears its noise, where the background was stopped in the middle of it. */
export async function finishPurge(): Promise<void> {
  const check = inThisEra();
  const { local, session } = browser.storage;
  const { [KEPT]: kept } = await session.get(KEPT);
  if (typeof kept !== 'object' || kept === null) return dropNoise(check);
  const present = await local.get(Object.keys(kept));
  check();
  await local.clear();
  check();
  await local.set({ ...kept, ...present });
  await session.remove(KEPT);
}

/** Noise whose browser was closed over it: nothing in memory names it any more. */
async function dropNoise(check: () => void): Promise<void> {
  const { local } = browser.storage;
  if (HAS_OFFSCREEN || Object.keys(await local.get('0')).length === 0) return;
  const noise = Object.keys(await local.get(null)).filter((key) => /^\d+$/.test(key));
  check();
  await local.remove(noise);
}

/** Values of random text, twice as much of it as was stored; small ones too, since pages are not cleared between them. */
function noise(size: number): Record<string, string> {
  const text = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NOISE_SIZE)));
  const count = 72 + (2 * size) / NOISE_SIZE;
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [index, text.slice(0, index < 64 ? 200 : NOISE_SIZE)]),
  );
}

export type Left = 'local' | 'session';

/**
 * Clears all storage and returns the areas in which something is left; never rejects. Nothing is read, and nothing waited
 * for, before the clearing: whatever else is damaged, full or hanging. What was begun before writes nothing after it.
 */
export async function eraseStorage(): Promise<readonly Left[]> {
  beginEra();
  const erased = Promise.all([cleared('session'), cleared('local').then(overwritten)]);
  await Promise.race([erased, patience()]);
  const left = await Promise.all([leftIn('local'), leftIn('session')]);
  return left.flat();
}

async function cleared(area: Left): Promise<void> {
  await browser.storage[area].clear().catch(() => undefined);
}

/** The noise names a purge in memory first, or a background that dies now would leave it behind. */
async function overwritten(): Promise<void> {
  if (HAS_OFFSCREEN) return;
  const { session } = browser.storage;
  try {
    await session.set({ [KEPT]: {} });
    await overwrite(UNREAD_SIZE);
  } catch {
    // A storage without room takes no noise; what is left there is told below.
    await cleared('local');
  }
  await session.remove(KEPT).catch(() => undefined);
}

/** Where clearing has failed, keys are taken out one by one: a storage that takes nothing new may give up the old. */
async function leftIn(area: Left): Promise<Left[]> {
  const keys = async () => Object.keys(await browser.storage[area].get(null));
  try {
    const left = await Promise.race([keys(), patience()]);
    if (left?.length === 0) return [];
    if (left) await browser.storage[area].remove(left);
    return left && (await keys()).length === 0 ? [] : [area];
  } catch {
    return [area];
  }
}

function patience(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
}
