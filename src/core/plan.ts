import { sameFailures } from './analyze/attempt.ts';
import { areFrozen, isFlowing } from './analyze/probes.ts';
import { schemeOf, subjectOf } from './analyze/subject.ts';
import { symptomIn } from './analyze/symptom.ts';
import type { Symptom } from './facts.ts';
import { addressQuestions, helperQuestions, isDead } from './plan/address.ts';
import { nameQuestions } from './plan/name.ts';
import { count, type Progress, type Question, SLOW } from './plan/progress.ts';
import { siblingQuestions } from './plan/sibling.ts';
import { SYSTEM_SILENT_MS } from './times.ts';
import type { Observation } from './types.ts';

export type { Allowed, Question } from './plan/progress.ts';

/** What a diagnosis may ask beside a helper, and all that is asked; the first request and the browser's own resolver are not counted. */
const MOST_REQUESTS = 6;
const MOST_IN_ALL = 10;

/** Failures in the same way after which asking once more would prove nothing new. */
const ENOUGH = 4;

/** Large objects asked at most: the first, and two more where it stalls. */
const MOST_LARGE = 3;

/** Signs that a second request would not change. */
const NOT_AGAIN: readonly Symptom[] = ['permission', 'interrupted', 'proxy', 'client_certificate'];

/** Signs of an answer that began and did not end. */
const IN_BODY: readonly Symptom[] = ['stall', 'cut'];

/** Signs of which two are as good as three. */
const NOT_THRICE: readonly Symptom[] = [...NOT_AGAIN, 'extension', 'loop'];

/**
 * Returns the questions to ask next, given what was observed and what was asked, under way or answered; none when all
 * is determined or nothing can be said before an answer comes. A healthy target costs only its large object.
 */
export function nextQuestions(progress: Progress): readonly Question[] {
  let left = MOST_REQUESTS - progress.asked.filter((one) => isCounted(one) && one.probe !== 'helper').length;
  const isFree = (question: Question) => !isCounted(question) || question.probe === 'helper';
  return wantedQuestions(progress).filter((question) => isFree(question) || left-- > 0);
}

/**
 * Returns a planner for a target that is asked again when some time has passed: `seen` observations were there before. What
 * failed is asked once, and once more where it was not seen often enough to be no chance.
 */
export function againQuestions(seen: number): typeof nextQuestions {
  return (progress) => {
    const { target, observations, asked } = progress;
    const fresh = observations.slice(seen);
    const isOver = asked.length > observations.length || fresh.some(({ failure }) => failure === null);
    if (isOver || asked.filter(isCounted).length >= MOST_IN_ALL || fresh.length > 1) return [];
    const small = observations.filter(({ probe }) => probe === 'first' || probe === 'repeat');
    const isLarge = small.some(({ failure }) => failure === null);
    const { largeUrl } = target;
    if (isLarge && fresh.length > 0) return [];
    if (isLarge) return [largeUrl ? { probe: 'large', url: largeUrl } : { probe: 'repeat', url: target.url }];
    const isEnough = (sameFailures(observations)?.count ?? 0) >= ENOUGH;
    return fresh.length === 0 || !isEnough ? [{ probe: 'repeat', url: target.url }] : [];
  };
}

function isCounted({ probe }: Question): boolean {
  return probe !== 'first' && probe !== 'system_resolver';
}

function wantedQuestions(all: Progress): readonly Question[] {
  const { target, observations, asked } = all;
  const progress = { ...all, target: subjectOf(target, observations) };
  const attempts = observations.filter(({ probe }) => probe === 'first' || probe === 'repeat');
  const [first] = attempts;
  if (!first) return count(asked, 'first') === 0 ? [{ probe: 'first', url: target.url }] : [];
  if (first.failure === null)
    return [...largeQuestions(progress), ...(isPlain(progress) ? plainQuestions(progress) : [])];
  const sign = symptomIn(observations, first);
  // What stalled once, and came when asked again, may be slow: the large object tells.
  if (attempts.some(({ failure }) => failure === null)) return IN_BODY.includes(sign) ? largeQuestions(progress) : [];
  if (NOT_AGAIN.includes(sign)) return [];
  const again: Question[] = count(asked, 'repeat') === 0 ? [{ probe: 'repeat', url: target.url }] : [];
  // What never left the browser is no matter of names and addresses.
  if (sign === 'extension') return again;
  if (attempts.length === 1 && !isSlow(first, sign)) return again;
  const wanted = [
    ...again,
    ...nameQuestions(progress),
    ...helperQuestions(progress),
    ...addressQuestions(progress, sign),
  ];
  return wanted.length > 0 ? wanted : lastQuestions(all, sign);
}

/** A resolver that says nothing costs its whole deadline, and the browser calls that a name that was not found. */
function isSlow({ durationMs }: Observation, sign: Symptom): boolean {
  return SLOW.includes(sign) || (sign === 'name' && durationMs >= SYSTEM_SILENT_MS);
}

function isPlain({ target, observations }: Progress): boolean {
  return schemeOf(target, observations) === 'http';
}

/** Over plain http anybody may have answered: the helper tells which page is the site's, and resolvers whether there is one. */
function plainQuestions(progress: Progress): readonly Question[] {
  return [...nameQuestions(progress), ...helperQuestions(progress)];
}

/** What is asked when nothing else is: whether the provider is dead as well, and whether the failure is no chance. */
function lastQuestions(progress: Progress, sign: Symptom): Question[] {
  const { observations, asked, allowed } = progress;
  if (asked.length > observations.length) return [];
  const isSilent = allowed.helpers.length === 0 && sign !== 'name' && isDead(observations);
  const siblings = isSilent ? siblingQuestions(progress) : [];
  return siblings.length > 0 ? siblings : onceMore(progress, sign);
}

/**
 * Asks again to the end of what a diagnosis may cost: chance repeats itself, too. Where nobody else was asked, no number
 * of failures would explain anything.
 */
function onceMore({ target, observations, asked }: Progress, sign: Symptom): Question[] {
  const isPointless = count(asked, 'resolver') + count(asked, 'helper') === 0;
  const seen = sameFailures(observations)?.count ?? count(asked, 'repeat') + 1;
  if (isPointless || NOT_THRICE.includes(sign) || seen >= ENOUGH) return [];
  return [{ probe: 'repeat', url: target.url }];
}

function largeQuestions(progress: Progress): Question[] {
  const { target, observations, asked, allowed } = progress;
  if (!allowed.large || target.largeUrl === null) return [];
  const answers = observations.filter(({ probe }) => probe === 'large');
  if (answers.some((one) => one.failure === null || isFlowing(one)) || count(asked, 'large') > answers.length)
    return [];
  const siblings = answers.length === MOST_LARGE - 1 && areFrozen(answers) ? siblingQuestions(progress) : [];
  if (answers.length < MOST_LARGE) return [{ probe: 'large', url: target.largeUrl }, ...siblings];
  return allowed.helpers.length > 0 && count(asked, 'helper') === 0 ? [{ probe: 'helper', url: target.largeUrl }] : [];
}
