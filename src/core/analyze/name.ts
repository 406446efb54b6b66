import { addressKind, areNear, isBogus } from '../address.ts';
import type { Facts } from '../facts.ts';
import type { DnsObservation, Observation } from '../types.ts';
import { hopsOf } from './attempt.ts';
import { signOf } from './sign.ts';

type NameFacts = Pick<Facts, 'localName' | 'outsideName' | 'voices' | 'names'>;

/** Returns what the local resolver and resolvers outside say of the name. `blockPages` are addresses of known block pages. */
export function nameFacts(observations: readonly Observation[], blockPages: ReadonlySet<string>): NameFacts {
  const dns = observations.filter((observation): observation is DnsObservation => observation.step === 'dns');
  const outside = dns.filter(({ probe }) => probe === 'resolver');
  const local = localAddresses(observations);
  const found = outside.filter(({ failure, addresses }) => failure === null && addresses.some((one) => !isBogus(one)));
  const outsideAddresses = found.flatMap(({ addresses }) => addresses);
  return {
    localName: localName(observations, local, blockPages),
    outsideName: outsideName(outside, found),
    voices: voices(outside, found),
    names: compare(local, outsideAddresses),
  };
}

/** Returns the addresses that the user's own network gave for the name, from every place that shows them. */
export function localAddresses(observations: readonly Observation[]): string[] {
  const seen = observations.flatMap((observation) => {
    if (observation.step === 'dns') return observation.probe === 'system_resolver' ? observation.addresses : [];
    if (!['first', 'repeat', 'plain_http'].includes(observation.probe) || !('address' in observation)) return [];
    const first = hopsOf(observation)[0];
    const address = first ? first.address : observation.address;
    return address ? [address] : [];
  });
  return [...new Set(seen)];
}

function localName(
  observations: readonly Observation[],
  local: readonly string[],
  blockPages: ReadonlySet<string>,
): Facts['localName'] {
  if (local.some((address) => blockPages.has(address))) return 'block_page';
  const kinds = local.map(addressKind);
  if (kinds.includes('public')) return 'found';
  if (kinds.includes('fake')) return 'fake';
  if (kinds.some((kind) => kind === 'zero' || kind === 'loopback')) return 'sinkhole';
  if (local.some(isBogus)) return 'bogus';
  const byName = observations.filter(
    ({ probe }) => probe === 'first' || probe === 'repeat' || probe === 'system_resolver',
  );
  return byName.some((observation) => signOf(observation) === 'name') ? 'missing' : 'not_known';
}

function outsideName(outside: readonly DnsObservation[], found: readonly DnsObservation[]): Facts['outsideName'] {
  if (outside.length === 0) return 'not_asked';
  if (found.length > 0) return 'found';
  if (outside.some(({ addresses }) => addresses.length > 0)) return 'bogus';
  return outside.some(({ failure }) => failure === 'dns_nxdomain_error') ? 'missing' : 'no_answer';
}

function voices(outside: readonly DnsObservation[], found: readonly DnsObservation[]): Facts['voices'] {
  const spoke = found.length > 0 ? found : outside.filter(({ failure }) => failure === 'dns_nxdomain_error');
  const owners = new Set(spoke.map(({ resolver }) => resolver)).size;
  return owners > 1 ? 'two' : owners === 1 ? 'one' : 'none';
}

function compare(local: readonly string[], outside: readonly string[]): Facts['names'] {
  const isIpv6 = (address: string) => address.includes(':');
  // A browser that went by IPv6 shows an address that nobody outside was asked for.
  if (!local.some((ours) => outside.some((theirs) => isIpv6(ours) === isIpv6(theirs)))) return 'not_known';
  return local.some((ours) => outside.some((theirs) => areNear(ours, theirs))) ? 'agree' : 'differ';
}
