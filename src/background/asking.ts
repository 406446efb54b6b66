import { type Allowed, againQuestions, nextQuestions } from '../core/plan.ts';
import type { Observation, Probe, Target } from '../core/types.ts';
import { diagnose, type LadderParts } from '../probe/ladder.ts';
import type { TargetResult } from '../store/ledger.ts';
import type { Probes } from './round.ts';

export interface AskingParts extends LadderParts {
  readonly allowedFor: (target: Target) => Allowed;
  /** Probes that this place or this user rules out. */
  readonly notAsked: readonly Probe[];
}

/** Returns how a round asks its targets, whatever answers: a first look, why it failed, and whether it still does. */
export function askingOf(parts: AskingParts): Pick<Probes, 'glance' | 'diagnose' | 'again'> {
  const { allowedFor, notAsked } = parts;
  const climb = async (target: Target, seen: readonly Observation[], plan: typeof nextQuestions) => {
    const asked = seen.map(({ probe, url }) => ({ probe, url }));
    return diagnose({ target, observations: seen, asked, allowed: allowedFor(target) }, plan, parts);
  };
  return {
    glance: async (target) => foundOf(await climb(target, [], glanceQuestions), []),
    diagnose: async (target, seen) => ({
      ...foundOf(await climb(target, seen, nextQuestions), notAsked),
      isFinal: true,
    }),
    again: async (target, seen) => ({
      ...foundOf(await climb(target, seen, againQuestions(seen.length)), notAsked),
      isFinal: true,
    }),
  };
}

/** The first generation asks each target once, and its large object once: what repeats a failure needs the next. */
const glanceQuestions: typeof nextQuestions = (progress) => {
  const { observations } = progress;
  if (observations.some(({ failure, probe }) => failure !== null || probe === 'large')) return [];
  return nextQuestions(progress);
};

function foundOf(observations: readonly Observation[], missing: readonly Probe[]): TargetResult {
  return { observations, notAsked: missing, isFinal: observations.every(({ failure }) => failure === null) };
}
