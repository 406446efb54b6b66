import { hostOf } from '../address.ts';
import type { Facts } from '../facts.ts';
import type { BodyObservation, HelperObservation, Observation } from '../types.ts';
import { saidOutside } from './probes.ts';
import { sameSite } from './same-site.ts';

/** Share of the longer length that the shorter must reach to count as alike: OONI's Web Connectivity. */
const ALIKE = 0.7;

/** Headers that servers and boxes of every kind send, so that to share them says nothing: OONI's Web Connectivity. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'date content-type server cache-control vary set-cookie location expires x-powered-by content-encoding last-modified ' +
    'accept-ranges pragma x-frame-options etag x-content-type-options age via p3p x-xss-protection content-language ' +
    'cf-ray strict-transport-security link x-varnish connection content-length keep-alive transfer-encoding'
  ).split(' '),
);

/**
 * Returns whether an answer over plain http is the page that a helper outside gets, as Web Connectivity compares: the same
 * status, and a like length, the same title, or headers that not everybody sends.
 */
export function pageFact(observations: readonly Observation[]): Facts['page'] {
  const outside = saidOutside(observations)?.outside;
  const ours = observations.find(isPlainAnswer);
  if (!ours?.page || !outside || outside.failure !== null || outside.status === null) return 'not_known';
  // A helper that is turned away has seen another page for a reason of its own.
  if (ours.status !== outside.status) return outside.status < 300 ? 'other' : 'not_known';
  const { title, headers } = ours.page;
  const isTitled = title !== null && outside.title !== null;
  const isSame = isTitled && wordsOf(title) === wordsOf(outside.title);
  if (isSame || headers.some((name) => !COMMON.has(name) && outside.headers?.includes(name))) return 'same';
  // Who is led to another site, and finds another title there, may find a page of any length.
  const isElsewhere = isTitled && isLedElsewhere(ours);
  if (areAlike(ours.bytes, outside.bodyBytes) && !isElsewhere) return 'same';
  return observations.some((one) => isTrueLater(one, outside)) ? 'not_known' : 'other';
}

/** Asked once more in the same round, a page of the length that a helper gets: what came before was for a moment. */
function isTrueLater(one: Observation, outside: HelperObservation['outside']): boolean {
  if (one.probe !== 'large' || one.step !== 'body' || one.failure !== null) return false;
  return one.status === outside.status && !isLedElsewhere(one) && areAlike(one.bytes, outside.bodyBytes);
}

function isLedElsewhere(ours: BodyObservation): boolean {
  return ours.hops.some(({ from, to }) => from.startsWith('http:') && !sameSite(hostOf(from), hostOf(to)));
}

function isPlainAnswer(observation: Observation): observation is BodyObservation {
  const isFirst = observation.probe === 'first' || observation.probe === 'repeat';
  const isAnswer = isFirst && observation.step === 'body' && observation.failure === null;
  // A protection service asks some visitors and not others: what it shows is the site's own.
  return isAnswer && observation.page !== undefined && !observation.challenge;
}

/** More than is read here of a page has no length of ours to compare. */
const READ_BYTES = 65_536;

function areAlike(ours: number, outside: number | null): boolean {
  if (outside === null) return false;
  const [a, b] = [Math.min(ours, READ_BYTES), Math.min(outside, READ_BYTES)];
  return Math.min(a, b) >= ALIKE * Math.max(a, b);
}

function wordsOf(title: string): string {
  return title.toLowerCase().replace(/\s+/g, ' ').trim();
}
