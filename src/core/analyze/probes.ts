import { hostOf, isBogus } from '../address.ts';
import type { Facts } from '../facts.ts';
import { FROZEN_MS } from '../times.ts';
import type { BodyObservation, HelperObservation, Observation } from '../types.ts';
import { hopsOf, isUnfollowed, REFUSALS } from './attempt.ts';
import { isEnough } from './noise.ts';
import { signOf } from './sign.ts';

/** Bytes of a body between which the known freeze happens, with room for what decoding adds: net4people/bbs 490. */
export const FREEZE_BYTES = { from: 8_000, to: 49_152 } as const;

/** Fewest body bytes from which a rate can be told. */
export const ENOUGH_BYTES = 24_000;

/** Returns what came of asking over plain http. Only known block pages and other registrable domains mean anything. */
export function plainFact(
  host: string,
  observations: readonly Observation[],
  isBlockPage: (url: string) => boolean,
): Facts['plain'] {
  const asked = observations.find(({ probe }) => probe === 'plain_http');
  if (!asked) return 'not_asked';
  if ('fingerprint' in asked && asked.fingerprint) return 'block_page';
  const hop = hopsOf(asked)[0];
  if (hop) return isBlockPage(hop.to) ? 'block_page' : redirectFact(host, hop.to);
  const sign = signOf(asked);
  if (sign === 'none') return isRefusal(asked) ? 'refusal' : 'answers';
  return sign === 'reset' || sign === 'silence' ? sign : 'unclear';
}

function isRefusal(observation: Observation): boolean {
  return 'status' in observation && REFUSALS.includes(observation.status ?? 0);
}

function redirectFact(host: string, to: string): Facts['plain'] {
  if (isBogus(hostOf(to))) return 'forged';
  if (!sameSite(host, hostOf(to))) return 'elsewhere';
  return to.startsWith('https:') ? 'own_https' : 'answers';
}

/** Second-level labels under which names are registered one level deeper; enough to not call co.uk one site. */
const SHARED = /^(com?|net|org|gov|edu|ac|in)\.[a-z]{2}$/;

/** Returns whether two hosts belong to one registrable domain, as far as the labels tell. */
export function sameSite(a: string, b: string): boolean {
  return registrable(a) === registrable(b);
}

function registrable(host: string): string {
  const labels = host.split('.');
  const two = labels.slice(-2).join('.');
  return SHARED.test(two) ? labels.slice(-3).join('.') : two;
}

/** Returns what came of the large object, asked only where the small one passes. */
export function largeFact(observations: readonly Observation[], flaps: number): Facts['large'] {
  // What leads elsewhere is no large object, and behind it nobody looked.
  const asked = observations.filter((one) => one.probe === 'large' && !isUnfollowed(one));
  if (asked.length === 0) return 'not_asked';
  const failing = asked.filter(({ failure }) => failure !== null);
  if (failing.length < asked.length) return 'passes';
  if (failing.every(isFlowing)) return 'fails';
  if (failing.length === 1) return 'failed_once';
  if (!isEnough(failing.length, flaps)) return 'fails';
  if (areFrozen(failing)) return 'freezes';
  return new Set(failing.map(signOf)).size === 1 ? 'breaks' : 'fails';
}

/** Returns whether large objects froze. Where the frozen connection is used again, the next request hangs on it. */
export function areFrozen(failing: readonly Observation[]): boolean {
  return failing.some(isFreeze) && failing.every((one) => isFreeze(one) || signOf(one) === 'silence');
}

/** Returns whether a body still came in when its time was up: slow, not frozen; its silences tell them apart. */
export function isFlowing(observation: Observation): observation is BodyObservation {
  return (
    isBody(observation) &&
    observation.bytes >= ENOUGH_BYTES &&
    (observation.failure === null || (observation.failure === 'body_stalled' && observation.longestGapMs < FROZEN_MS))
  );
}

export function isFreeze(observation: Observation): boolean {
  return (
    isBody(observation) &&
    observation.failure === 'body_stalled' &&
    observation.longestGapMs >= FROZEN_MS &&
    observation.bytes >= FREEZE_BYTES.from &&
    observation.bytes <= FREEZE_BYTES.to
  );
}

function isBody(observation: Observation): observation is BodyObservation {
  return observation.step === 'body';
}

/** Returns what a helper outside saw; its own failure says nothing of the site. */
export function helperFact(observations: readonly Observation[]): Facts['helper'] {
  const said = observations
    .filter(isHelper)
    .filter(({ failure }) => failure === null)
    .at(-1);
  if (!said) return 'not_asked';
  if (said.outside.failure !== null || said.outside.status === null) return 'down';
  return [403, 451].includes(said.outside.status) ? 'refuses' : 'up';
}

function isHelper(observation: Observation): observation is HelperObservation {
  return observation.probe === 'helper' && 'outside' in observation;
}
