import type { Facts } from '../facts.ts';
import type { BodyObservation, Hop, HttpObservation, Observation, Step } from '../types.ts';
import { signOf } from './sign.ts';

const STEPS: readonly Step[] = ['dns', 'connect', 'tls', 'http', 'body'];

type AttemptFacts = Pick<Facts, 'attempt' | 'sign' | 'signs' | 'reached' | 'hop' | 'status'>;

/** Returns what came of asking for the small object by name, over all attempts. */
export function attemptFacts(host: string, attempts: readonly Observation[], isWarm: boolean): AttemptFacts {
  const failing = attempts.filter(({ failure }) => failure !== null);
  const answered = attempts.find(({ failure }) => failure === null);
  const signs = new Set(failing.map(signOf));
  const last = failing.at(-1);
  return {
    attempt: attemptOf(attempts, failing, answered, isWarm),
    sign: last ? signOf(last) : 'none',
    signs: signs.size > 1 ? 'mixed' : 'same',
    reached: furthest(failing),
    hop: last && leftHost(host, last) ? 'elsewhere' : 'own',
    status: answered ? statusOf(answered) : 'none',
  };
}

function attemptOf(
  attempts: readonly Observation[],
  failing: readonly Observation[],
  answered: Observation | undefined,
  isWarm: boolean,
): Facts['attempt'] {
  if (attempts.length === 0) return 'none';
  if (!answered) return failing.length > 1 ? 'failed' : 'failed_once';
  if (failing.length > 0) return 'flapped';
  return answered.reused && isWarm ? 'answered_reused' : 'answered';
}

function furthest(failing: readonly Observation[]): Step {
  return STEPS[Math.max(0, ...failing.map(({ step }) => STEPS.indexOf(step)))] ?? 'dns';
}

/** True where the site itself answered with a redirect and another host was being asked when it failed. */
function leftHost(host: string, observation: Observation): boolean {
  const last = hopsOf(observation).at(-1);
  return last !== undefined && hostOf(last.to) !== host;
}

export function hopsOf(observation: Observation): readonly Hop[] {
  return 'hops' in observation ? observation.hops : [];
}

/** Returns the host of an absolute URL without port; no parser is at hand in the core, and none is needed for own URLs. */
export function hostOf(url: string): string {
  return (/^[a-z]+:\/\/(\[[^\]]*\]|[^/:?#]*)/i.exec(url)?.[1] ?? '').toLowerCase();
}

/** Statuses by which a site refuses a visitor: forbidden, and unavailable for legal reasons (RFC 7725). */
const REFUSALS = [403, 451];

function statusOf(observation: Observation): Facts['status'] {
  if (!isAnswer(observation) || observation.status === null) return 'none';
  if ('challenge' in observation && observation.challenge) return 'challenge';
  if (REFUSALS.includes(observation.status)) return 'refusal';
  return observation.status >= 500 ? 'server_error' : 'ok';
}

function isAnswer(observation: Observation): observation is HttpObservation | BodyObservation {
  return 'status' in observation;
}
