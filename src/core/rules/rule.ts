import type { Facts } from '../facts.ts';
import type { Verdict } from '../types.ts';

/** A condition: what is named must have the value, or one of the values. What is not named does not matter. */
export type Wanted<T> = { readonly [F in keyof T]?: T[F] | readonly T[F][] };

export type Condition = Wanted<Facts>;

export type Outcome = Pick<Verdict, 'reach' | 'cause' | 'method' | 'confidence'>;

/** One row of a table. The id is stored with verdicts and is a contract: never reuse one for something else. */
export interface Rule {
  readonly id: string;
  readonly when: Condition;
  readonly outcome: Outcome;
  /** Why the outcome follows. */
  readonly reason: string;
  /** What innocent cause shows the same, and what tells it apart, or keeps the row `possible`; of each row that says "blocked". */
  readonly lookalike?: string;
  /** Where the reasoning comes from. */
  readonly source: string;
  /** Probes whose observations the rule stands on. */
  readonly witness: readonly string[];
}

/** Returns whether all that is named has one of its wanted values. */
export function holds<T extends object>(condition: Wanted<T>, facts: T): boolean {
  return Object.entries(condition).every(([name, wanted]) => {
    const value = facts[name as keyof T];
    return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
  });
}

/** It failed twice or more, over more time than an outage mostly takes, while controls answered. */
export const LASTED = { attempt: 'failed', lasting: ['yes', 'long'] } as const;

/** And each time in the same way, more often than chance would have it. */
export const PROVEN = { ...LASTED, signs: 'same', proof: 'enough' } as const;

/** A helper outside gets there, nobody asked one, or what it says is not so from here: it then takes a step of confidence. */
export const NOT_DOWN = ['up', 'refuses', 'not_asked', 'disputed'] as const;

const outcome =
  (reach: Verdict['reach'], cause: Verdict['cause']) =>
  (confidence: Verdict['confidence'] = null): Outcome => ({ reach, cause, method: null, confidence });

export const notChecked = outcome('not_checked', null);
export const reachable = outcome('reachable', null);
export const reachableUnproven = outcome('reachable', 'unknown');
export const answersWithRefusal = outcome('reachable', 'site');
export const siteFault = outcome('unreachable', 'site');
export const networkFault = outcome('unreachable', 'network');
export const unexplained = outcome('unreachable', 'unknown');

/** Blocking of the whole site, by the method, null where only the blocking is certain. */
export function blocked(method: Verdict['method'], confidence: Verdict['confidence']): Outcome {
  return { reach: 'unreachable', cause: 'blocking', method, confidence };
}

/** Blocking that lets the site start and not finish. */
export function hampered(method: Verdict['method'], confidence: Verdict['confidence']): Outcome {
  return { reach: 'impaired', cause: 'blocking', method, confidence };
}
