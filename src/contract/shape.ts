import { type Check, Refusal } from './check.ts';
import { cut } from './words.ts';

type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

/** An object with these keys of its own; others are left behind. */
export function shape<T extends object>(fields: Fields<T>): Check<T> {
  const checks = Object.entries<Check<unknown>>(fields);
  return (value, at) => {
    const given = anyObject(value, at);
    const entries = checks.map(([key, check]) => [key, check(own(given, key), dot(at, key))]);
    return Object.fromEntries(entries.filter(([, checked]) => checked !== undefined));
  };
}

/** An object with these keys of its own and no others. */
export function exactShape<T extends object>(fields: Fields<T>): Check<T> {
  const check = shape(fields);
  return (value, at) => {
    const unknown = Object.keys(anyObject(value, at)).find((key) => !Object.hasOwn(fields, key));
    if (unknown !== undefined) throw new Refusal(dot(at, cut(unknown)), 'unknown key');
    return check(value, at);
  };
}

export function anyObject(value: unknown, at: string): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Refusal(at || 'value', 'not an object');
}

/** For a key that may be absent. Firefox delivers an undefined value where Chrome leaves the key out. */
export function maybe<T>(check: Check<T>): Check<T> {
  return (value, at) => (value === undefined ? (undefined as T) : check(value, at));
}

/** The value of a key of its own, never of a prototype. */
export function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function dot(at: string, key: string): string {
  return at ? `${at}.${key}` : key;
}
