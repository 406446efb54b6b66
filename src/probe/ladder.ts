import { hostOf } from '../core/address.ts';
import { DIAGNOSIS_MS, LEAST_LEFT_MS } from '../core/times.ts';
import type { Observation, Probe, Target } from '../core/types.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** One question of the planner, as core's `Question`. */
export interface Question {
  readonly probe: Probe;
  readonly url: string;
  readonly resolver?: string;
  readonly both?: true;
}

export interface Progress<Allowed> {
  readonly target: Target;
  readonly observations: readonly Observation[];
  /** Under way or answered. */
  readonly asked: readonly Question[];
  readonly allowed: Allowed;
}

/** Names what to ask next: core's `nextQuestions`. */
export type Planner<Allowed> = (progress: Progress<Allowed>) => readonly Question[];

export interface LadderParts {
  readonly pace: Pick<RateLimiter, 'run'>;
  /** Pace of questions to resolvers and helpers, which are not the sites'. */
  readonly names: Pick<RateLimiter, 'run'>;
  /** Time in ms, of any origin. */
  readonly now: () => number;
  /** Makes the request; null where the browser cannot ask such a thing. Never rejects. */
  readonly answer: (
    question: Question,
    found: readonly Observation[],
    deadlineMs: number,
  ) => Promise<Observation | null>;
}

/** What a diagnosis may cost at most. */
const MAX_REQUESTS = 7;

/**
 * Asks what the planner wants to know, several questions at a time where it names several, until it is content or the
 * diagnosis has cost enough. Returns all observations, those given included, in the order in which they came.
 */
export async function diagnose<Allowed>(
  start: Progress<Allowed>,
  plan: Planner<Allowed>,
  parts: LadderParts,
): Promise<readonly Observation[]> {
  const run = new Run(start, plan, parts);
  await run.next();
  return run.observations;
}

class Run<Allowed> {
  observations: readonly Observation[];
  readonly #start: Progress<Allowed>;
  readonly #plan: Planner<Allowed>;
  readonly #parts: LadderParts;
  #asked: readonly Question[];
  #requests = 0;
  #active = 0;
  #activeSinceMs = 0;
  #spentMs = 0;

  constructor(start: Progress<Allowed>, plan: Planner<Allowed>, parts: LadderParts) {
    this.#start = start;
    this.#plan = plan;
    this.#parts = parts;
    this.#asked = start.asked;
    this.observations = start.observations;
  }

  /** Puts the questions that are due; the planner is asked anew after each single answer. */
  async next(): Promise<void> {
    const { observations } = this;
    const wanted = this.#plan({ ...this.#start, observations, asked: this.#asked });
    const due = wanted.filter((question) => this.#mayAsk(question));
    this.#asked = [...this.#asked, ...due];
    await Promise.all(due.map((question) => this.#put(question)));
  }

  async #put(question: Question): Promise<void> {
    const ask = () => this.#timed(question);
    const observation = await this.#inTurn(question, ask);
    // Nothing came of it: the planner would only ask the same again.
    if (!observation) return;
    this.observations = [...this.observations, observation];
    await this.next();
  }

  #inTurn<T>(question: Question, ask: () => Promise<T>): Promise<T | null> {
    if (question.probe === 'system_resolver') return ask();
    const { pace, names } = this.#parts;
    // A helper is asked about the site, not by it: behind silent requests to the site it would never have its turn.
    if (question.probe === 'helper') return names.run(`helper for ${hostOf(question.url)}`, ask);
    return question.resolver === undefined
      ? pace.run(hostOf(question.url), ask)
      : names.run(hostOf(question.resolver), ask);
  }

  #mayAsk({ probe }: Question): boolean {
    // The browser's own resolver costs the network nothing that the first request had not asked already.
    if (probe === 'system_resolver') return true;
    if (this.#requests >= MAX_REQUESTS || this.#leftMs() < LEAST_LEFT_MS) return false;
    this.#requests += 1;
    return true;
  }

  async #timed(question: Question): Promise<Observation | null> {
    const leftMs = this.#leftMs();
    if (leftMs < LEAST_LEFT_MS) return null;
    if (this.#active++ === 0) this.#activeSinceMs = this.#parts.now();
    try {
      return await this.#parts.answer(question, this.observations, leftMs);
    } finally {
      if (--this.#active === 0) this.#spentMs += this.#parts.now() - this.#activeSinceMs;
    }
  }

  #leftMs(): number {
    return DIAGNOSIS_MS - this.#spentMs - (this.#active > 0 ? this.#parts.now() - this.#activeSinceMs : 0);
  }
}
