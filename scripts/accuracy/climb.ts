import { type Allowed, againQuestions, nextQuestions, type Question } from '../../src/core/plan.ts';
import type { Observation } from '../../src/core/types.ts';
import { target } from '../../tests/support/observations.ts';
import type { World } from './noisy-world.ts';

const MOST_REQUESTS = 7;
/** Time of a diagnosis that is spent on the host itself, where requests wait for each other. */
const MOST_MS = 20_000;
const OWN_HOST = ['repeat', 'plain_http', 'large'];

export interface Climbed {
  readonly observations: readonly Observation[];
  readonly isFinal: boolean;
}

export interface Climb {
  readonly large: boolean;
  /** The first look, which asks once. */
  readonly glance: boolean;
  /** When the questions are put, in ms since the round began. */
  readonly atMs: number;
  /** Only what failed is asked once more. */
  readonly again?: boolean;
}

/** Climbs the ladder in a simulated network as `src/probe/ladder.ts` does in a true one, within the same bounds. */
export function climb(
  world: World,
  { large, glance, atMs, again = false }: Climb,
  seen: readonly Observation[] = [],
): Climbed {
  const allowed: Allowed = { ...world.allowed, large };
  const observations = [...seen];
  const plan = again ? againQuestions(seen.length) : nextQuestions;
  const asked: Question[] = seen.map(({ probe, url }) => ({ probe, url }));
  let requests = 0;
  let spentMs = 0;
  for (;;) {
    const isOver = glance && observations.some(({ failure, probe }) => failure !== null || probe === 'large');
    const wanted = isOver ? [] : plan({ target: target(), observations, asked, allowed });
    const due = wanted.filter(({ probe }) => {
      if (probe === 'system_resolver') return true;
      if (requests >= MOST_REQUESTS || MOST_MS - spentMs < 4_000) return false;
      requests += 1;
      return true;
    });
    if (due.length === 0) break;
    asked.push(...due);
    const answers = due.map((question) => ({ ...world.answer(question), atMs: atMs + observations.length }));
    for (const { probe, durationMs } of answers) if (OWN_HOST.includes(probe)) spentMs += durationMs;
    observations.push(...answers);
  }
  return { observations, isFinal: observations.every(({ failure }) => failure === null) };
}
