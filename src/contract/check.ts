/**
 * Checks of values that came from outside: each returns a fresh copy of what it lets through and throws a `Refusal` of
 * the form `targets[3].url: …` for anything else. Written out because a schema library is a third of this folder's size.
 */
import { cut } from './words.ts';

export type Check<T> = (value: unknown, at: string) => T;

export class Refusal extends Error {
  readonly at: string;
  constructor(at: string, wrong: string) {
    super(`${at}: ${wrong}`);
    this.at = at;
  }
}

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly at: string; readonly error: string };

/** Returns what `run` returns, or why it refused; a getter or a proxy that throws is a refusal too. */
export function attempt<T>(at: string, run: () => T): Attempt<T> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    return error instanceof Refusal
      ? { ok: false, at: error.at, error: error.message }
      : { ok: false, at, error: `${at}: cannot be read` };
  }
}

export function oneOf<const T>(allowed: readonly T[]): Check<T> {
  return (value, at) => {
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw new Refusal(at, `not one of ${allowed.join(', ')}`);
    return found;
  };
}

export const flag = oneOf([true, false]);

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value, at) => (value === null ? null : check(value, at));
}

export function text(holds: (text: string) => boolean, wrong: string): Check<string> {
  return (value, at) => {
    if (typeof value !== 'string') throw new Refusal(at, 'not a text');
    if (!holds(value)) throw new Refusal(at, `${wrong}: ${cut(value)}`);
    return value;
  };
}

export const anyText = text(() => true, '');

export function wholeNumber(least: number, most: number): Check<number> {
  return (value, at) => {
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    throw new Refusal(at, `not a whole number from ${least} to ${most}`);
  };
}

export function listOf<T>(check: Check<T>, most: number): Check<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new Refusal(at, 'not a list');
    if (value.length > most) throw new Refusal(at, `more than ${most}`);
    // Array.from fills holes, so that none is passed over.
    return Array.from(value, (item, index) => check(item, `${at}[${index}]`));
  };
}
