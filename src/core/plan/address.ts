import { isBogus } from '../address.ts';
import { byAddressFact, DEAD, ipv6Fact } from '../analyze/by-address.ts';
import { nameFacts } from '../analyze/name.ts';
import type { Sign } from '../facts.ts';
import type { DnsObservation, Observation } from '../types.ts';
import { nameQuestions, resolverAnswers } from './name.ts';
import { count, type Progress, type Question, SLOW } from './progress.ts';
import { providerOf } from './sibling.ts';

/** Signs on which asking the address without the name would teach nothing. */
const NOT_BY_ADDRESS: readonly Sign[] = ['extension', 'loop', 'stall', 'cut', 'bad_certificate'];

/** Signs that an address which answers without the name explains, so that nobody outside need be asked. */
const EXPLAINED: readonly Sign[] = [
  'name',
  'silence',
  'reset',
  'alert',
  'not_tls',
  'refused',
  'unreachable',
  'unknown_authority',
];

/** Returns questions to the address and port 80 once the name is as known as it gets, then the helper where they leave it open. */
export function addressQuestions(progress: Progress, sign: Sign): Question[] {
  const { target, observations, asked, allowed } = progress;
  const answers = resolverAnswers(observations);
  if (answers.length < count(asked, 'resolver') || nameQuestions(progress).length > 0) return [];
  const addresses = outsideAddresses(answers, progress);
  const due = [
    ...byAddressQuestions(progress, addresses, sign),
    // Where the name is not found, port 80 cannot be asked either; and a dead pool is better known by another address.
    ...(allowed.plainHttp && sign !== 'name' && !isDoubtful(progress, addresses)
      ? [{ probe: 'plain_http' as const, url: `http://${target.host}/` }]
      : []),
  ].filter(({ url }) => !asked.some((one) => one.url === url && one.probe !== 'resolver'));
  const isHelperDue = allowed.helpers.length > 0 && count(asked, 'helper') === 0 && isOpen(progress, due, sign);
  return isHelperDue ? [...due, { probe: 'helper', url: target.url }] : due;
}

/** The first address, and while all are dead the next: one of a pool may be broken for everybody, and so may IPv4. */
function byAddressQuestions({ observations, asked }: Progress, addresses: readonly string[], sign: Sign): Question[] {
  if (NOT_BY_ADDRESS.includes(sign)) return [];
  const tried = count(asked, 'by_address');
  const isWaiting = observations.filter(({ probe }) => probe === 'by_address').length < tried;
  const address = tried === 0 || (!isWaiting && isDead(observations)) ? addresses[tried] : undefined;
  return address ? [{ probe: 'by_address', url: urlOf(address) }] : [];
}

/** Returns whether no address that was asked answers, IPv6 included. */
export function isDead(observations: readonly Observation[]): boolean {
  return DEAD.includes(byAddressFact(observations));
}

/** Whether there is another address to ask, or somebody else who tells more of a dead one than port 80 does. */
function isDoubtful(progress: Progress, addresses: readonly string[]): boolean {
  const isLast = count(progress.asked, 'by_address') >= addresses.length && !isOthersTurn(progress);
  if (isAlive(progress.observations)) return false;
  return addresses.length > 1 && byAddressFact(progress.observations) !== 'answers' && !isLast;
}

/** Whether IPv6 answers, by which port 80 may show that the name gets there. */
function isAlive(observations: readonly Observation[]): boolean {
  return !['dead', 'not_asked'].includes(ipv6Fact(observations));
}

function hasIpv6(observations: readonly Observation[]): boolean {
  const answers = resolverAnswers(observations).flatMap(({ addresses }) => addresses);
  return answers.some((one) => one.includes(':') && !isBogus(one)) && answers.some((one) => !one.includes(':'));
}

/** Whether a helper or a sibling is to have one of the few requests. */
function isOthersTurn(progress: Progress): boolean {
  return progress.allowed.helpers.length > 0 || providerOf(progress) !== undefined;
}

/** Whether the address, as far as it could be asked, leaves open why the site does not answer. */
function isOpen({ observations, asked }: Progress, due: readonly Question[], sign: Sign): boolean {
  // Silence costs its whole deadline, so nobody waits for it, unless there is another kind of address to ask.
  if (SLOW.includes(sign) && count(asked, 'by_address') === 0 && !hasIpv6(observations)) return true;
  if (due.length > 0 || asked.length > observations.length) return false;
  const answer = byAddressFact(observations);
  if ((sign === 'wrong_name' || sign === 'tls_same') && nameFacts(observations, NOTHING).names === 'differ')
    return false;
  const isAnswered = answer === 'answers' || isAlive(observations);
  return !isAnswered || !EXPLAINED.includes(sign);
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Returns the addresses to ask, in order: of IPv4 first, since a broken IPv6 is not blocking, and of both kinds if there
 * are both. A helper that finds the site up would make a block of one dead address, so before it the pool is asked.
 */
function outsideAddresses(answers: readonly DnsObservation[], progress: Progress): string[] {
  const all = [...new Set(answers.flatMap(({ addresses }) => addresses))].filter((one) => !isBogus(one));
  const [first, ...pool] = all.filter((one) => !one.includes(':'));
  const ipv6 = all.filter((one) => one.includes(':'));
  if (first === undefined) return ipv6.slice(0, 1);
  const others = [pool.slice(0, 1), ipv6.slice(0, 1)];
  const next = progress.allowed.helpers.length > 0 ? others.flat() : others.reverse().flat();
  return [first, ...(isOthersTurn(progress) ? next.slice(0, 1) : next)];
}

function urlOf(address: string): string {
  return address.includes(':') ? `https://[${address}]/` : `https://${address}/`;
}
