import { type Allowed, nextQuestions, type Question } from '../../src/core/plan.ts';
import type { Observation } from '../../src/core/types.ts';
import { target } from '../../tests/support/observations.ts';
import type { World } from './noisy-world.ts';

const MOST_REQUESTS = 6;
/** Time of a diagnosis that is spent on the host itself, where requests wait for each other. */
const MOST_MS = 20_000;
const OWN_HOST = ['repeat', 'plain_http', 'large'];

export interface Climbed {
  readonly observations: readonly Observation[];
  readonly isFinal: boolean;
}

/** Climbs the ladder in a simulated network as `src/probe/ladder.ts` does in a true one, within the same bounds. */
export function climb(
  world: World,
  { large, glance }: { large: boolean; glance: boolean },
  seen: readonly Observation[] = [],
): Climbed {
  const allowed: Allowed = { ...world.allowed, large };
  const observations = [...seen];
  const asked: Question[] = seen.map(({ probe, url }) => ({ probe, url }));
  let requests = 0;
  let spentMs = 0;
  for (;;) {
    const isOver = glance && observations.some(({ failure, probe }) => failure !== null || probe === 'large');
    const wanted = isOver ? [] : nextQuestions({ target: target(), observations, asked, allowed });
    const due = wanted.filter(({ probe }) => {
      if (probe === 'system_resolver') return true;
      if (requests >= MOST_REQUESTS || MOST_MS - spentMs < 4_000) return false;
      requests += 1;
      return true;
    });
    if (due.length === 0) break;
    asked.push(...due);
    const answers = due.map((question) => world.answer(question));
    for (const { probe, durationMs } of answers) if (OWN_HOST.includes(probe)) spentMs += durationMs;
    observations.push(...answers);
  }
  return { observations, isFinal: observations.every(({ failure }) => failure === null) };
}
