import browser from 'webextension-polyfill';
import { HAS_OFFSCREEN } from './offscreen.ts';

/** Bytes of one piece of noise. */
const NOISE_SIZE = 32_000;

/** Key in memory of what a purge keeps, while it stands nowhere else. */
const KEPT = 'purgeKeeps';

/**
 * Empties what survives the browser and writes anew what `keep` holds. Only `clear` makes Chromium delete its files, which
 * otherwise go on naming what was removed; Firefox frees the pages of its file, so noise is written over them.
 */
export async function purgeLocal(keep: readonly string[] = []): Promise<void> {
  const { local, session } = browser.storage;
  const kept = await local.get([...keep]);
  await session.set({ [KEPT]: kept });
  const written = JSON.stringify(await local.get(null)).length;
  await local.clear();
  if (!HAS_OFFSCREEN) {
    await local.set(noise(written));
    await local.clear();
  }
  await local.set(kept);
  await session.remove(KEPT);
}

/** Writes back what a purge was to keep, where the background was stopped in the middle of it. */
export async function finishPurge(): Promise<void> {
  const { local, session } = browser.storage;
  const { [KEPT]: kept } = await session.get(KEPT);
  if (typeof kept !== 'object' || kept === null) return;
  await local.set({ ...kept, ...(await local.get(Object.keys(kept))) });
  await session.remove(KEPT);
}

/** Values of random text, twice as much of it as was stored; small ones too, since pages are not cleared between them. */
function noise(size: number): Record<string, string> {
  const text = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NOISE_SIZE)));
  const count = 72 + (2 * size) / NOISE_SIZE;
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [index, text.slice(0, index < 64 ? 200 : NOISE_SIZE)]),
  );
}

export async function clearStorage(): Promise<void> {
  await browser.storage.session.clear();
  await purgeLocal();
}
