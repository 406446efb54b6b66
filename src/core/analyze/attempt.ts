import { hostOf } from '../address.ts';
import type { Facts, Symptom } from '../facts.ts';
import type { BodyObservation, Hop, HttpObservation, Observation, Step } from '../types.ts';
import { ipv6Fact, isByIpv6 } from './by-address.ts';
import { isEnough } from './noise.ts';
import { symptomIn, symptomOf } from './symptom.ts';

const STEPS: readonly Step[] = ['dns', 'connect', 'tls', 'http', 'body'];

type AttemptFacts = Pick<Facts, 'attempt' | 'sign' | 'signs' | 'proof' | 'reached' | 'status' | 'end'>;

/** What is known of the round and not of the target. */
export interface AttemptContext {
  readonly isWarm: boolean;
  readonly flaps: number;
}

/** Returns what came of asking for the small object by name, over all attempts. */
export function attemptFacts(host: string, observations: readonly Observation[], around: AttemptContext): AttemptFacts {
  const attempts = attemptsOf(observations);
  const failing = attempts.filter(({ failure }) => failure !== null);
  const answered = attempts.find(({ failure }) => failure === null) ?? answeredLater(host, observations);
  // Who sends visitors in a circle has answered, whatever came of asking again.
  const last = failing.find((one) => symptomOf(one) === 'loop') ?? failing.at(-1);
  const alike = sameFailures(observations);
  return {
    attempt: attemptOf(attempts, failing, answered, around.isWarm),
    sign: alike?.sign ?? (last ? symptomIn(observations, last) : 'none'),
    signs: alike || failing.length === 0 ? 'same' : 'mixed',
    proof:
      alike && isEnough(alike.count, around.flaps) && !isInconsistent(observations, alike.sign) ? 'enough' : 'thin',
    reached: furthest(failing),
    status: answered ? statusOf(answered) : 'none',
    end: endOf(answered),
  };
}

function endOf(answered: Observation | undefined): Facts['end'] {
  const why = answered && 'unfollowed' in answered ? answered.unfollowed : 'not_wanted';
  if (why === 'private') return 'inside';
  return why === undefined || why === 'not_wanted' ? 'seen' : 'unseen';
}

function attemptsOf(observations: readonly Observation[]): readonly Observation[] {
  return observations.filter(({ probe }) => probe === 'first' || probe === 'repeat');
}

/** Returns how all attempts failed and how often that was seen, null where they did not, or in different ways. */
export function sameFailures(observations: readonly Observation[]): { sign: Symptom; count: number } | null {
  const attempts = attemptsOf(observations);
  const signs = new Set(attempts.map((one) => symptomIn(observations, one)));
  const [only = 'none'] = signs;
  const sign = signs.size === 1 ? only : oneObstacle(signs, observations);
  if (sign === null || sign === 'none') return null;
  const others = observations.filter(
    (one) =>
      (isConfirming(one, sign) && symptomIn(observations, one) === sign) ||
      (isSplit(signs, observations) && one.probe === 'plain_http' && signs.has(symptomIn(observations, one))),
  );
  return { sign, count: attempts.length + others.length };
}

/** Returns the sign of what is one obstacle though it ended in two ways, null where there may be two. */
function oneObstacle(signs: ReadonlySet<Symptom>, observations: readonly Observation[]): Symptom | null {
  if (signs.size !== 2) return null;
  // A resolver that never answers shows as either, as the deadline has it.
  if (signs.has('name') && signs.has('silence')) return 'name';
  if (isSplit(signs, observations)) return 'reset';
  // IPv4 and IPv6 are dead each in its own way, and a request meets the one or the other.
  const byAddress = observations.filter(({ probe }) => probe === 'by_address');
  const isOf = (isIpv6: boolean) => (sign: Symptom) =>
    DEAD.includes(sign) && byAddress.some((one) => isByIpv6(one) === isIpv6 && symptomOf(one) === sign);
  const [ipv4, ipv6] = [[...signs].find(isOf(false)), [...signs].find(isOf(true))];
  return ipv4 !== undefined && ipv6 !== undefined && ipv4 !== ipv6 ? ipv4 : null;
}

/** A browser that is cut over IPv6 goes to IPv4; where that is dead, one obstacle ends in two ways. */
function isSplit(signs: ReadonlySet<Symptom>, observations: readonly Observation[]): boolean {
  return signs.size === 2 && signs.has('reset') && signs.has('silence') && ipv6Fact(observations) === 'named';
}

/** Port 80 led to the site's own https, and that came: an answer by name like any other. */
function answeredLater(host: string, observations: readonly Observation[]): Observation | undefined {
  return observations.find((one) => {
    const last = hopsOf(one).at(-1);
    const isAnswer = one.probe === 'plain_http' && one.failure === null && !isUnfollowed(one);
    return isAnswer && last?.to.startsWith('https:') && hostOf(last.to) === host;
  });
}

/** True where the answer was a redirect behind which nobody looked. */
export function isUnfollowed(observation: Observation): boolean {
  return 'unfollowed' in observation;
}

/**
 * An address that is dead in another way without the name than with it: more likely chance than anybody's doing. Where
 * IPv6 answers, the name may have gone by it, unless it fails just as IPv4 does; and did, where its address was seen.
 */
function isInconsistent(observations: readonly Observation[], sign: Symptom): boolean {
  const ipv6 = ipv6Fact(observations);
  if (ipv6 === 'named') return false;
  const byAddress = observations.filter(({ probe }) => probe === 'by_address');
  // Where IPv6 is dead as well, the name may have gone by it.
  if (ipv6 === 'dead' && byAddress.filter(isByIpv6).some((one) => symptomOf(one) === sign)) return false;
  const signs = byAddress.filter(isByIpv4).map(symptomOf);
  const isAlike = ipv6 === 'answers';
  return DEAD.includes(sign) && signs.some((one) => DEAD.includes(one) && (one === sign) === isAlike);
}

/** Signs of an address that does not serve anybody, whatever the name. */
const DEAD: readonly Symptom[] = ['silence', 'refused', 'unreachable', 'reset'];

/** Probes that meet the same obstacle once more, though they ask something else: port 80 mostly leads to port 443. */
function isConfirming(observation: Observation, sign: Symptom): boolean {
  const { probe } = observation;
  return probe === 'plain_http' || probe === 'system_resolver' || (isByIpv4(observation) && DEAD.includes(sign));
}

/** A dead IPv6 address confirms nothing: many networks have no IPv6. */
function isByIpv4(observation: Observation): boolean {
  return observation.probe === 'by_address' && !isByIpv6(observation);
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
  return STEPS[Math.max(0, ...failing.map((one) => STEPS.indexOf(stepOf(one))))] ?? 'dns';
}

/** Of a host to which another one led nothing more is known than that it failed; the answer was the other's. */
function stepOf(observation: Observation): Step {
  const last = hopsOf(observation).at(-1);
  const isNext = last !== undefined && originOf(last.from) !== originOf(last.to);
  return isNext && observation.step === 'http' ? 'connect' : observation.step;
}

function originOf(url: string): string {
  return url.split('/').slice(0, 3).join('/');
}

export function hopsOf(observation: Observation): readonly Hop[] {
  return 'hops' in observation ? observation.hops : [];
}

/** Statuses by which a site refuses a visitor: forbidden, and unavailable for legal reasons (RFC 7725). */
export const REFUSALS: readonly number[] = [403, 451];

function statusOf(observation: Observation): Facts['status'] {
  if (!isAnswer(observation) || observation.status === null) return 'none';
  if ('challenge' in observation && observation.challenge) return 'challenge';
  if (REFUSALS.includes(observation.status)) return 'refusal';
  return observation.status >= 500 ? 'server_error' : 'ok';
}

function isAnswer(observation: Observation): observation is HttpObservation | BodyObservation {
  return 'status' in observation;
}
