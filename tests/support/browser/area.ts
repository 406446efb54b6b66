/** A storage area: values are copies, changes are told, and what does not fit is refused as a whole. */

export type Changes = Record<string, { oldValue?: unknown; newValue?: unknown }>;

type Values = Record<string, unknown>;

/** What Chromium gives `local` and `session` each. */
export const CHROMIUM_QUOTA = 10 * 1024 * 1024;

export class FakeArea {
  readonly name: 'local' | 'session' | 'managed';
  /** In bytes, as browsers count: keys, and values as JSON. */
  quota = CHROMIUM_QUOTA;
  #values: Values = {};
  /** Of each key, in bytes: counted when it is written, or a long list would take this browser longer than a real one. */
  #sizes: Record<string, number> = {};
  readonly #changed: (changes: Changes, area: string) => void;

  constructor(name: FakeArea['name'], changed: (changes: Changes, area: string) => void) {
    this.name = name;
    this.#changed = changed;
  }

  /** All that stands there; a copy. */
  get all(): Values {
    return structuredClone(this.#values);
  }

  get bytes(): number {
    return sum(this.#sizes);
  }

  /** What stands under a key as text, read. */
  parsed<T>(key: string): T | undefined {
    const text = this.#values[key];
    return typeof text === 'string' ? (JSON.parse(text) as T) : undefined;
  }

  get(keys: string | string[] | Values | null | undefined): Values {
    if (keys === null || keys === undefined) return this.all;
    const isRecord = typeof keys === 'object' && !Array.isArray(keys);
    const names = isRecord ? Object.keys(keys) : [keys].flat();
    const found = names.filter((name) => name in this.#values).map((name) => [name, this.#values[name]]);
    return structuredClone({ ...(isRecord ? keys : {}), ...Object.fromEntries(found) });
  }

  set(values: Values): void {
    // Both browsers hand over what JSON can say; what it cannot is left out.
    const clean = JSON.parse(JSON.stringify(values)) as Values;
    const next = { ...this.#values, ...clean };
    if (sum({ ...this.#sizes, ...sizesOf(clean) }) > this.quota)
      throw new Error('Resource::kQuotaBytes quota exceeded');
    this.#replace(next, Object.keys(clean));
  }

  remove(keys: string | string[]): void {
    const gone = [keys].flat();
    this.#replace(Object.fromEntries(Object.entries(this.#values).filter(([key]) => !gone.includes(key))), gone);
  }

  clear(): void {
    this.#replace({}, Object.keys(this.#values));
  }

  #replace(next: Values, keys: readonly string[]): void {
    const before = this.#values;
    this.#values = next;
    const present = Object.fromEntries(keys.filter((key) => key in next).map((key) => [key, next[key]]));
    for (const key of keys) delete this.#sizes[key];
    Object.assign(this.#sizes, sizesOf(present));
    const told = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(next[key]));
    const change = (key: string) => ({
      ...(key in before && { oldValue: structuredClone(before[key]) }),
      ...(key in next && { newValue: structuredClone(next[key]) }),
    });
    if (told.length > 0) this.#changed(Object.fromEntries(told.map((key) => [key, change(key)])), this.name);
  }
}

function sizesOf(values: Values): Record<string, number> {
  const sizes = Object.entries(values).map(([key, value]) => [key, key.length + Buffer.byteLength(text(value))]);
  return Object.fromEntries(sizes);
}

const sum = (sizes: Record<string, number>) => Object.values(sizes).reduce((all, size) => all + size, 0);

const text = (value: unknown) => JSON.stringify(value) ?? '';
