import browser from 'webextension-polyfill';

/** `local` survives a restart of the browser; `session` is memory and goes with it. */
export type Area = 'local' | 'session';

/** A typed key of storage, declared once. */
export interface StorageItem<T> {
  readonly key: string;
  readonly area: Area;
  get(): Promise<T | undefined>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
  /** Calls back with each new value, `undefined` when it was removed; returns how to stop. */
  watch(changed: (value: T | undefined) => void): () => void;
}

/** Declares a typed key; `isValid` guards against what an older version or a fault left there. */
export function storageItem<T>(key: string, area: Area, isValid: (value: unknown) => value is T): StorageItem<T> {
  return itemOf(
    key,
    area,
    (stored) => (isValid(stored) ? stored : undefined),
    (value) => value,
  );
}

/** Declares a key with a large value, which stands there as text: Chromium hands over 70 kB of text in 2 ms, as an object in 8. */
export function textItem<T>(key: string, area: Area, isValid: (value: unknown) => value is T): StorageItem<T> {
  const read = (stored: unknown) => {
    const value = fromText(stored);
    return isValid(value) ? value : undefined;
  };
  return itemOf(key, area, read, toText);
}

export const toText = (value: unknown) => JSON.stringify(value);

/** Undefined for what is no such text. */
export function fromText(stored: unknown): unknown {
  try {
    return JSON.parse(String(stored));
  } catch {
    return undefined;
  }
}

function itemOf<T>(
  key: string,
  area: Area,
  read: (stored: unknown) => T | undefined,
  written: (value: T) => unknown,
): StorageItem<T> {
  return {
    key,
    area,
    get: async () => read((await browser.storage[area].get(key))[key]),
    set: (value) => browser.storage[area].set({ [key]: written(value) }),
    remove: () => browser.storage[area].remove(key),
    watch(changed) {
      const listener = (changes: Record<string, browser.Storage.StorageChange>, name: string) => {
        const change = changes[key];
        if (name === area && change) changed(read(change.newValue));
      };
      browser.storage.onChanged.addListener(listener);
      return () => browser.storage.onChanged.removeListener(listener);
    },
  };
}

/** Writes several large values, given as text, at once: all or none of them. */
export async function setTexts(area: Area, texts: Record<string, string>): Promise<void> {
  await browser.storage[area].set(texts);
}

/** Returns what stands there, unread. */
export function getTexts(area: Area, keys: readonly string[]): Promise<Record<string, unknown>> {
  return browser.storage[area].get([...keys]);
}

export async function keysOf(area: Area): Promise<string[]> {
  return Object.keys(await browser.storage[area].get(null));
}

export async function clearArea(area: Area, keys: readonly string[]): Promise<void> {
  await browser.storage[area].remove([...keys]);
}

/** Returns whether anything is stored under one of the keys. */
export async function holdsAny(area: Area, keys: readonly string[]): Promise<boolean> {
  return Object.keys(await browser.storage[area].get([...keys])).length > 0;
}

/** Returns what an organisation has set for this browser; Firefox rejects where there is nothing, and on Android has no such area. */
export async function readManaged(): Promise<object> {
  try {
    return await browser.storage.managed.get();
  } catch {
    return {};
  }
}

/** Calls back when an organisation has set something else; Firefox reads it at its start only. */
export function onManagedChanged(changed: () => void): void {
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') changed();
  });
}
