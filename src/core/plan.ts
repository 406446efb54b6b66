import { isBogus } from './address.ts';
import { signOf } from './analyze/sign.ts';
import type { Sign } from './facts.ts';
import type { DnsObservation, Observation, Probe, Target } from './types.ts';

/** One request that the ladder wants. `resolver` is the URL of a DNS-over-HTTPS resolver, for the probe of that name. */
export interface Question {
  readonly probe: Probe;
  readonly url: string;
  readonly resolver?: string;
}

/** What may be asked in this place and round. */
export interface Allowed {
  /** URLs of resolvers, in the order of preference; empty where the place forbids DNS over HTTPS. */
  readonly resolvers: readonly string[];
  readonly systemResolver: boolean;
  readonly plainHttp: boolean;
  readonly large: boolean;
  /** URLs of control helpers; empty where none is turned on. */
  readonly helpers: readonly string[];
}

/** How many resolvers of different owners are to speak before their word counts in full. */
const VOICES = 2;

/** Most resolvers asked for one name. */
const MOST_RESOLVERS = 4;

/** Signs of a connection that fails slowly, so that the next questions go out beside the repeated one. */
const SLOW: readonly Sign[] = ['silence'];

/** Signs that a second request would not change. */
const NOT_AGAIN: readonly Sign[] = ['permission', 'interrupted'];

/** Signs on which asking the address without the name would teach nothing. */
const NOT_BY_ADDRESS: readonly Sign[] = ['extension', 'loop', 'stall', 'cut', 'bad_certificate'];

interface Progress {
  readonly target: Target;
  readonly observations: readonly Observation[];
  readonly asked: readonly Question[];
  readonly allowed: Allowed;
}

/**
 * Returns the questions to ask next, given what was observed and what was asked, under way or answered; none when all
 * is determined or nothing can be said before an answer comes. A healthy target costs only its large object.
 */
export function nextQuestions(progress: Progress): readonly Question[] {
  const { target, observations, asked } = progress;
  const first = observations.find(({ probe }) => probe === 'first');
  if (!first) return count(asked, 'first') === 0 ? [{ probe: 'first', url: target.url }] : [];
  if (first.failure === null) return largeQuestions(progress);
  const repeat = observations.find(({ probe }) => probe === 'repeat');
  const sign = signOf(first);
  if (repeat?.failure === null || NOT_AGAIN.includes(sign)) return [];
  const again = count(asked, 'repeat') === 0 ? [{ probe: 'repeat' as const, url: target.url }] : [];
  if (!repeat && !SLOW.includes(sign)) return again;
  return [...again, ...nameQuestions(progress), ...addressQuestions(progress, sign)];
}

function largeQuestions({ target, observations, asked, allowed }: Progress): Question[] {
  if (!allowed.large || target.largeUrl === null) return [];
  const answers = observations.filter(({ probe }) => probe === 'large');
  const isSettled = answers.length > 1 || answers.some(({ failure }) => failure === null);
  if (isSettled || count(asked, 'large') > answers.length) return [];
  return [{ probe: 'large', url: target.largeUrl }];
}

/** Asks for as many voices as are still missing, the next resolver in place of one that could not be reached. */
function nameQuestions({ target, observations, asked, allowed }: Progress): Question[] {
  const url = `https://${target.host}/`;
  const answers = resolverAnswers(observations);
  const waiting = count(asked, 'resolver') - answers.length;
  const missing = VOICES - answers.filter(hasSpoken).length - waiting;
  const unasked = allowed.resolvers.filter((resolver) => !asked.some((one) => one.resolver === resolver));
  const outside = unasked
    .slice(0, Math.max(0, Math.min(missing, MOST_RESOLVERS - count(asked, 'resolver'))))
    .map((resolver) => ({ probe: 'resolver' as const, url, resolver }));
  const isSystemDue = allowed.systemResolver && count(asked, 'system_resolver') === 0;
  return isSystemDue ? [{ probe: 'system_resolver', url }, ...outside] : outside;
}

/** Asks the address, port 80 and the helper once the name is as known as it gets. */
function addressQuestions(progress: Progress, sign: Sign): Question[] {
  const { target, observations, asked, allowed } = progress;
  const answers = resolverAnswers(observations);
  if (answers.length < count(asked, 'resolver') || nameQuestions(progress).length > 0) return [];
  const address = outsideAddress(answers);
  const wanted: Question[] = [];
  if (address && !NOT_BY_ADDRESS.includes(sign)) wanted.push({ probe: 'by_address', url: urlOf(address) });
  if (allowed.plainHttp) wanted.push({ probe: 'plain_http', url: `http://${target.host}/` });
  if (allowed.helpers.length > 0) wanted.push({ probe: 'helper', url: target.url });
  return wanted.filter(({ probe }) => count(asked, probe) === 0);
}

function resolverAnswers(observations: readonly Observation[]): DnsObservation[] {
  return observations.filter((one): one is DnsObservation => one.step === 'dns' && one.probe === 'resolver');
}

function hasSpoken({ failure }: DnsObservation): boolean {
  return failure === null || failure === 'dns_nxdomain_error';
}

/** Returns one address from outside, IPv4 before IPv6: a broken IPv6 is not blocking. */
function outsideAddress(answers: readonly DnsObservation[]): string | undefined {
  const addresses = answers.flatMap((answer) => answer.addresses).filter((one) => !isBogus(one));
  return addresses.find((one) => !one.includes(':')) ?? addresses[0];
}

function urlOf(address: string): string {
  return address.includes(':') ? `https://[${address}]/` : `https://${address}/`;
}

function count(asked: readonly Question[], probe: Probe): number {
  return asked.filter((question) => question.probe === probe).length;
}
