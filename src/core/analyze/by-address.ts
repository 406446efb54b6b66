import { hostOf } from '../address.ts';
import type { Facts } from '../facts.ts';
import type { Observation, Probe } from '../types.ts';
import { symptomOf } from './symptom.ts';

/** What an address that serves nobody looks like, with or without a name. */
export const DEAD: readonly Facts['byAddress'][] = ['silence', 'refused', 'unreachable', 'reset'];

/**
 * Returns what came of asking addresses without the name, IPv4 first. Of IPv6 only an answer counts: a network without it
 * shows every such address as dead.
 */
export function byAddressFact(observations: readonly Observation[]): Facts['byAddress'] {
  const ipv4 = askedOf(observations, false);
  const ipv6 = askedOf(observations, true);
  // To a network that has no IPv4 the name went by IPv6, and what is said of IPv4 is no word on the site.
  const isIpv6Only = ipv6.length > 0 && ipv4.length > 0 && ipv4.every((fact) => isNoWay(fact, observations));
  if (isIpv6Only) return ipv6.includes('answers') ? 'answers' : (ipv6.at(-1) ?? 'unclear');
  const asked = [...ipv4, ...ipv6.filter((fact) => fact === 'answers')];
  const answering = asked.filter((fact) => fact === 'answers').length;
  if (answering > 0) return answering < asked.length ? 'some' : 'answers';
  return asked.at(-1) ?? (ipv6.length > 0 ? 'unclear' : 'not_asked');
}

/** Firefox says of both that the connection was refused; where the name got farther, it did not go there. */
function isNoWay(fact: Facts['byAddress'], observations: readonly Observation[]): boolean {
  const isByName = observations.some((one) => ATTEMPTS.includes(one.probe) && symptomOf(one) === 'refused');
  return fact === 'unreachable' || (fact === 'refused' && !isByName && askedOf(observations, true).includes('answers'));
}

const ATTEMPTS: readonly Probe[] = ['first', 'repeat'];

/** Returns what came of asking IPv6. */
export function ipv6Fact(observations: readonly Observation[]): Facts['ipv6'] {
  const asked = askedOf(observations, true);
  if (asked.length === 0) return 'not_asked';
  const isNamed = observations.some(isNamedByIpv6);
  if (asked.includes('answers')) return isNamed ? 'named' : 'answers';
  const isSame = asked.every((fact) =>
    observations.some((one) => ATTEMPTS.includes(one.probe) && asDead(one) === fact),
  );
  return isNamed && isSame && askedOf(observations, false).includes('answers') ? 'lost' : 'dead';
}

/** How a failure by name would read by address, null where it got too far for that. */
function asDead(observation: Observation): Facts['byAddress'] | null {
  const sign = symptomOf(observation);
  if (sign === 'silence') return sign;
  return sign === 'reset' || sign === 'closed' || sign === 'alert' ? 'reset' : null;
}

const BY_NAME: readonly Probe[] = ['first', 'repeat', 'plain_http'];

function isNamedByIpv6(observation: Observation): boolean {
  if (!BY_NAME.includes(observation.probe) || !('address' in observation)) return false;
  const hop = 'hops' in observation ? observation.hops[0] : undefined;
  return (hop ?? observation).address?.includes(':') ?? false;
}

export function isByIpv6({ url }: Observation): boolean {
  return hostOf(url).includes(':');
}

function askedOf(observations: readonly Observation[], isIpv6: boolean): Facts['byAddress'][] {
  return observations
    .filter((one) => one.probe === 'by_address' && isByIpv6(one) === isIpv6)
    .map((one) => byAddressOf(one, observations));
}

function byAddressOf(observation: Observation, all: readonly Observation[]): Facts['byAddress'] {
  const sign = symptomOf(observation);
  // Many servers turn away who names nobody; one that does so with the name as well serves nobody.
  if (sign === 'alert' && all.some((one) => one.probe === 'first' && symptomOf(one) === sign)) return 'reset';
  switch (sign) {
    case 'none':
    case 'wrong_name':
    case 'bad_certificate':
    case 'tls':
    case 'alert':
    case 'cut':
    case 'stall':
    case 'loop':
      return 'answers';
    case 'unknown_authority':
    case 'silence':
    case 'reset':
    case 'refused':
    case 'unreachable':
      return sign;
    case 'closed':
      return 'reset';
    default:
      return 'unclear';
  }
}
