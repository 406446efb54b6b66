import { isBogus } from '../address.ts';
import { byAddressFact, DEAD, ipv6Fact } from '../analyze/by-address.ts';
import { saidOutside } from '../analyze/probes.ts';
import { symptomOf } from '../analyze/symptom.ts';
import type { Symptom } from '../facts.ts';
import type { DnsObservation, Observation } from '../types.ts';
import { nameQuestions, resolverAnswers } from './name.ts';
import { count, type Progress, type Question } from './progress.ts';
import { providerOf } from './sibling.ts';

/** Signs on which asking the address without the name would teach nothing. */
const NOT_BY_ADDRESS: readonly Symptom[] = ['extension', 'loop', 'stall', 'cut', 'bad_certificate', 'proxy'];

/** Returns the question to the helper, which is always heard: beside those to resolvers, which may all be blocked. */
export function helperQuestions({ target, asked, allowed }: Progress): Question[] {
  const isDue = allowed.helpers.length > 0 && count(asked, 'helper') === 0;
  return isDue ? [{ probe: 'helper', url: target.url }] : [];
}

/** Returns questions to the address and port 80 once the name is as known as it gets. */
export function addressQuestions(progress: Progress, sign: Symptom): Question[] {
  const { target, observations, asked, allowed } = progress;
  const answers = resolverAnswers(observations);
  if (answers.length < count(asked, 'resolver') || nameQuestions(progress).length > 0) return [];
  const addresses = outsideAddresses(answers, progress);
  return [
    ...byAddressQuestions(progress, addresses, sign),
    // Where the name is not found, port 80 cannot be asked either; and a dead pool is better known by another address.
    ...(allowed.plainHttp && isUsual(target) && sign !== 'name' && !isDoubtful(progress, addresses)
      ? [{ probe: 'plain_http' as const, url: `http://${target.host}/` }]
      : []),
  ].filter(({ url }) => !asked.some((one) => one.url === url && one.probe !== 'resolver'));
}

/** Port 80 belongs to a site on port 443; of another port it tells nothing, and what is listed as plain http is asked there anyway. */
function isUsual({ url }: Progress['target']): boolean {
  return url.startsWith('https:') && portOf(url) === '';
}

function portOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]*?(:\d+)(?:[/?#]|$)/.exec(url)?.[1] ?? '';
}

/** The first address, and while all are dead the next: one of a pool may be broken for everybody, and so may IPv4. */
function byAddressQuestions(
  { target, observations, asked }: Progress,
  addresses: readonly string[],
  sign: Symptom,
): Question[] {
  if (NOT_BY_ADDRESS.includes(sign)) return [];
  const tried = count(asked, 'by_address');
  const told = observations.filter(({ probe }) => probe === 'by_address');
  const next = addresses[tried] ?? translationOf(addresses, told, sign);
  const isDue = tried === 0 || (told.length === tried && isDead(observations));
  const address = isDue ? next : told.length === tried && ENDED.includes(sign) ? besideOf(observations) : undefined;
  return address ? [{ probe: 'by_address', url: urlOf(address, target.url) }] : [];
}

/** A name that does not answer where IPv4 does may have gone by IPv6, which may be broken: that is asked without the name, too. */
function besideOf(observations: readonly Observation[]): string | undefined {
  if (ipv6Fact(observations) !== 'not_asked' || byAddressFact(observations) !== 'answers') return undefined;
  const local = observations.flatMap((one) =>
    BY_NAME.includes(one.probe) && 'address' in one ? (one.address ?? []) : [],
  );
  const isByIpv4 = local.length > 0 && local.every((address) => !address.includes(':'));
  const outside = resolverAnswers(observations).flatMap(({ addresses }) => addresses);
  return isByIpv4 ? undefined : outside.find((address) => address.includes(':') && !isBogus(address));
}

const BY_NAME: readonly Observation['probe'][] = ['first', 'repeat'];

/** Ends of a connection that was taken. */
const ENDED: readonly Symptom[] = ['silence', 'reset', 'closed', 'alert'];

/** Where there is no way to IPv4, and no IPv6 address of the site, a network may translate (NAT64, RFC 6052). */
function translationOf(addresses: readonly string[], told: readonly Observation[], sign: Symptom): string | undefined {
  const [first] = addresses;
  // Firefox says of both that the connection was refused.
  const none: readonly Symptom[] = sign === 'refused' ? ['unreachable'] : ['unreachable', 'refused'];
  const isWithoutIpv4 = told.length === 1 && told.every((one) => none.includes(symptomOf(one)));
  return first !== undefined && isWithoutIpv4 && !first.includes(':') ? wellKnown(first) : undefined;
}

function wellKnown(ipv4: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
  return `64:ff9b::${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
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

/** Whether a helper or a sibling is to have one of the few requests. */
function isOthersTurn(progress: Progress): boolean {
  return progress.allowed.helpers.length > 0 || providerOf(progress) !== undefined;
}

/**
 * Returns the addresses to ask, in order: of IPv4 first, since a broken IPv6 is not blocking, and of both kinds if there
 * are both. A helper that finds the site up would make a block of one dead address, so before it the pool is asked.
 */
function outsideAddresses(answers: readonly DnsObservation[], progress: Progress): string[] {
  const said = answers.flatMap(({ addresses }) => addresses);
  // Where no resolver outside could be reached, the helper's addresses must do.
  const outside = said.length > 0 ? said : (saidOutside(progress.observations)?.outside.addresses ?? []);
  const all = [...new Set(outside)].filter((one) => !isBogus(one));
  const [first, ...pool] = all.filter((one) => !one.includes(':'));
  const ipv6 = all.filter((one) => one.includes(':'));
  if (first === undefined) return ipv6.slice(0, 1);
  const others = [pool.slice(0, 1), ipv6.slice(0, 1)];
  const next = progress.allowed.helpers.length > 0 ? others.flat() : others.reverse().flat();
  return [first, ...(isOthersTurn(progress) ? next.slice(0, 1) : next)];
}

/** The scheme and the port of what was asked by name: an answer at port 443 says nothing of another. */
function urlOf(address: string, asked: string): string {
  const scheme = asked.startsWith('http:') ? 'http' : 'https';
  return `${scheme}://${address.includes(':') ? `[${address}]` : address}${portOf(asked)}/`;
}
