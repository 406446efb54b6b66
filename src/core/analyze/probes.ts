import { hostOf, isBogus } from '../address.ts';
import type { Facts, Symptom } from '../facts.ts';
import { FLOWED_MS, FROZEN_MS } from '../times.ts';
import type { BodyObservation, HelperObservation, Observation, Probe, Target } from '../types.ts';
import { hopsOf, isUnfollowed, REFUSALS } from './attempt.ts';
import { byAddressFact } from './by-address.ts';
import { isEnough } from './noise.ts';
import { sameSite } from './same-site.ts';
import { symptomOf } from './symptom.ts';

/**
 * Most bytes of a body at which the known freeze happens, with room for what decoding adds: net4people/bbs 490. There is no
 * least: of a record of 16 KB that did not come whole no byte is shown, and on a connection that was used before the count
 * began earlier.
 */
const FREEZE_BYTES = 49_152;

/** Fewest body bytes from which a rate can be told. */
export const ENOUGH_BYTES = 24_000;

/**
 * Returns what came of asking over plain http: on port 80 of a site that is listed with https, or by its own address where it
 * is listed without. Only known block pages and other registrable domains mean anything.
 */
export function plainFact(
  { host, url }: Pick<Target, 'host' | 'url'>,
  observations: readonly Observation[],
  isBlockPage: (url: string) => boolean,
): Facts['plain'] {
  const asked = observations.filter(({ probe }) => (url.startsWith('http:') ? BY_NAME : PORT_80).includes(probe));
  if (!isOpen(observations) && asked.some((one) => isForgedKnown(one, isBlockPage))) return 'block_page';
  if (url.startsWith('http:') && asked.some(isLedNowhere) && !observations.some(isLedHome)) return 'forged';
  const [port80] = observations.filter(({ probe }) => probe === 'plain_http');
  if (!port80) return 'not_asked';
  const hop = hopsOf(port80)[0];
  if (hop) return redirectFact(host, hop.to);
  const sign = symptomOf(port80);
  if (sign === 'none') return isRefusal(port80) ? 'refusal' : 'answers';
  return sign === 'reset' || sign === 'silence' ? sign : 'unclear';
}

const PORT_80: readonly Probe[] = ['plain_http'];
const BY_NAME: readonly Probe[] = ['first', 'repeat', 'plain_http'];

/** Over TLS the site came at last, whatever is shown on port 80. */
function isOpen(observations: readonly Observation[]): boolean {
  return observations.some(
    (one) =>
      (one.probe === 'first' || one.probe === 'repeat') &&
      one.failure === null &&
      one.url.startsWith('https:') &&
      hopsOf(one).length === 0,
  );
}

function isForgedKnown(observation: Observation, isBlockPage: (url: string) => boolean): boolean {
  if ('fingerprint' in observation && observation.fingerprint) return true;
  return hopsOf(observation).some(({ from, to }) => from.startsWith('http:') && isBlockPage(to));
}

function isLedNowhere(observation: Observation): boolean {
  return hopsOf(observation).some(({ from, to }) => from.startsWith('http:') && isBogus(hostOf(to)));
}

/** Asked once more in the same round, it was not led there: what came before was for a moment. */
function isLedHome(observation: Observation): boolean {
  return observation.probe === 'large' && observation.failure === null && !isLedNowhere(observation);
}

function isRefusal(observation: Observation): boolean {
  return 'status' in observation && REFUSALS.includes(observation.status ?? 0);
}

function redirectFact(host: string, to: string): Facts['plain'] {
  if (isBogus(hostOf(to))) return 'forged';
  if (!sameSite(host, hostOf(to))) return 'elsewhere';
  return to.startsWith('https:') ? 'own_https' : 'answers';
}

/** Returns what came of the large object, asked only where the small one passes. */
export function largeFact(observations: readonly Observation[], flaps: number): Facts['large'] {
  // What leads elsewhere is no large object, and behind it nobody looked.
  const large = observations.filter((one) => one.probe === 'large' && !isUnfollowed(one));
  // A document that begins and does not end is one that is large enough.
  const asked = large.length > 0 ? large : observations.filter((one) => isByName(one) && isBody(one));
  if (asked.length === 0 || (large.length === 0 && asked.some(({ failure }) => failure === null))) return 'not_asked';
  const failing = asked.filter(({ failure }) => failure !== null);
  if (failing.length < asked.length) return 'passes';
  if (failing.every(isFlowing)) return 'fails';
  if (failing.length === 1) return 'failed_once';
  if (!isEnough(failing.length, flaps)) return 'fails';
  if (areFrozen(failing)) return 'freezes';
  if (failing.every((one) => symptomOf(one) === 'silence') && wasQuick(observations)) return 'hushes';
  const [sign, ...others] = new Set(failing.map(symptomOf));
  return others.length > 0 || NEVER_BEGUN.includes(sign ?? 'none') ? 'fails' : 'breaks';
}

/** A door that is shut after the small object came is no page that breaks off: servers shut out who comes too often. */
const NEVER_BEGUN: readonly Symptom[] = ['refused', 'unreachable'];

/** What crawls leaves nothing of a connection for the next request. */
function wasQuick(observations: readonly Observation[]): boolean {
  return observations.some((one) => isByName(one) && one.failure === null && one.durationMs < FROZEN_MS);
}

function isByName({ probe }: Observation): boolean {
  return probe === 'first' || probe === 'repeat';
}

/** Returns whether large objects froze. Where the frozen connection is used again, the next request hangs on it. */
export function areFrozen(failing: readonly Observation[]): boolean {
  return failing.some(isFreeze) && failing.every((one) => isFreeze(one) || symptomOf(one) === 'silence');
}

/** Returns whether a body still came in when its time was up: slow, not frozen; its silences tell them apart. */
export function isFlowing(observation: Observation): observation is BodyObservation {
  return (
    isBody(observation) &&
    (observation.bytes >= ENOUGH_BYTES || (observation.bytes > 0 && observation.durationMs >= FLOWED_MS)) &&
    (observation.failure === null || (observation.failure === 'body_stalled' && observation.longestGapMs < FROZEN_MS))
  );
}

export function isFreeze(observation: Observation): boolean {
  return (
    isBody(observation) &&
    observation.failure === 'body_stalled' &&
    observation.longestGapMs >= FROZEN_MS &&
    observation.bytes <= FREEZE_BYTES
  );
}

function isBody(observation: Observation): observation is BodyObservation {
  return observation.step === 'body';
}

/** Returns what a helper outside saw; its own failure says nothing of the site. */
export function helperFact(observations: readonly Observation[]): Facts['helper'] {
  const said = saidOutside(observations)?.outside;
  if (!said) return 'not_asked';
  if (said.failure === null && said.status !== null) return REFUSALS.includes(said.status) ? 'refuses' : 'up';
  const isClosed = said.connects === false || said.addresses.length === 0;
  return isClosed && isConnected(observations) ? 'disputed' : 'down';
}

/** Whether the true server took a connection here: asked by an address from outside, or by name over TLS. */
function isConnected(observations: readonly Observation[]): boolean {
  const isNamed = observations.some(
    ({ probe, failure, url }) => probe === 'first' && failure === null && url.startsWith('https:'),
  );
  return isNamed || byAddressFact(observations) === 'answers';
}

/** Returns the last word of a helper that could be reached. */
export function saidOutside(observations: readonly Observation[]): HelperObservation | undefined {
  return observations.filter(isHelper).findLast(({ failure }) => failure === null);
}

function isHelper(observation: Observation): observation is HelperObservation {
  return observation.probe === 'helper' && 'outside' in observation;
}
