import { hostOf } from '../address.ts';
import type { Observation, Target } from '../types.ts';
import { hopsOf } from './attempt.ts';
import { sameSite } from './same-site.ts';

/**
 * Returns the target as the ladder asks of it. What people list is a document: where the site leads to another host and that
 * one fails, the questions are about the host that failed, under its own name.
 */
export function subjectOf(target: Target, observations: readonly Observation[]): Target {
  const failing = observations.filter(
    ({ probe, failure }) => failure !== null && (probe === 'first' || probe === 'repeat'),
  );
  const last = failing.map(endOf).find((url) => url !== null && isAnother(url, target));
  return last ? { ...target, host: hostOf(last), url: last } : target;
}

/** Another host, or the site's own https where its plain address was asked: what fails there is that. */
function isAnother(url: string, target: Target): boolean {
  return hostOf(url) !== target.host || (target.url.startsWith('http:') && url.startsWith('https:'));
}

function endOf(observation: Observation): string | null {
  return hopsOf(observation).at(-1)?.to ?? null;
}

/** Returns whether the host that failed is another site's, not merely another name of the same. */
export function isElsewhere(target: Target, subject: Target): boolean {
  return subject.host !== target.host && !sameSite(subject.host, target.host);
}

/** Returns by which scheme the last word on a target came, or did not. */
export function schemeOf(subject: Target, observations: readonly Observation[]): 'https' | 'http' {
  const attempts = observations.filter(({ probe }) => probe === 'first' || probe === 'repeat');
  const answered = attempts.find(({ failure }) => failure === null);
  const url = answered ? (endOf(answered) ?? answered.url) : subject.url;
  // To another site anybody on the way may have led, whatever certificate is shown there.
  const isLed =
    answered &&
    hopsOf(answered).some(({ from, to }) => from.startsWith('http:') && !sameSite(hostOf(from), hostOf(to)));
  return isLed || url.startsWith('http:') ? 'http' : 'https';
}
