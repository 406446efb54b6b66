import { addressKind, areNear, hostOf, isBogus, isTranslation, translatedIn } from '../address.ts';
import type { Facts } from '../facts.ts';
import type { DnsObservation, Observation, Probe } from '../types.ts';
import { hopsOf } from './attempt.ts';
import { symptomOf } from './symptom.ts';

type NameFacts = Pick<Facts, 'localName' | 'outsideName' | 'voices' | 'names' | 'secureDns' | 'hello'>;

/**
 * Returns what the local resolver and resolvers outside say of the name of `host`. `blockPages` are addresses of known block
 * pages. A helper that found addresses is one more voice outside.
 */
export function nameFacts(
  host: string,
  observations: readonly Observation[],
  blockPages: ReadonlySet<string>,
): NameFacts {
  const dns = observations.filter((observation): observation is DnsObservation => observation.step === 'dns');
  const outside = [...dns.filter(({ probe }) => probe === 'resolver'), ...observations.flatMap(helpersVoice)];
  const found = outside.filter(({ failure, addresses }) => failure === null && addresses.some((one) => !isBogus(one)));
  const outsideAddresses = found.flatMap(({ addresses }) => addresses);
  const seen = localAddresses(host, observations);
  // What a translator writes is the true address, whatever range it was given (RFC 7050).
  const isTranslated = (ours: string) => outsideAddresses.some((theirs) => isTranslation(ours, theirs));
  const isKnownByIpv6 = outsideAddresses.some((one) => one.includes(':'));
  const all = isKnownByIpv6 ? seen : seen.map((one) => translatedIn(one) ?? one);
  return {
    localName: seen.some(isTranslated) ? 'found' : localName(observations, all, blockPages),
    outsideName: areFailing(outside) ? 'failing' : outsideName(outside, found),
    voices: voices(outside, found),
    names: seen.some(isTranslated) ? 'agree' : compare(all, outsideAddresses),
    secureDns: dns.some(({ secure }) => secure === 'broken') ? 'broken' : 'no',
    hello: dns.some(({ probe, ech }) => probe === 'resolver' && ech) ? 'encrypted' : 'plain',
  };
}

/** Among the names of resolvers. */
const HELPER = 'helper';

function helpersVoice(observation: Observation): DnsObservation[] {
  if (!('outside' in observation) || observation.outside.addresses.length === 0) return [];
  const { outside, ...seen } = observation;
  return [{ ...seen, step: 'dns', probe: 'resolver', resolver: HELPER, addresses: outside.addresses }];
}

const SHOWING: readonly Probe[] = ['first', 'repeat', 'plain_http'];

/** Returns the addresses that the user's own network gave for the name of `host`, from every place that shows them. */
export function localAddresses(host: string, observations: readonly Observation[]): string[] {
  const seen = observations.flatMap((observation): readonly (string | null)[] => {
    if (observation.step === 'dns') return observation.probe === 'system_resolver' ? observation.addresses : [];
    if (!SHOWING.includes(observation.probe) || !('address' in observation)) return [];
    const hops = hopsOf(observation);
    const last = hops.at(-1)?.to ?? observation.url;
    const ends = hostOf(last) === host ? [observation.address] : [];
    return [...hops.filter(({ from }) => hostOf(from) === host).map(({ address }) => address), ...ends];
  });
  return [...new Set(seen)].filter((address) => address !== null);
}

function localName(
  observations: readonly Observation[],
  local: readonly string[],
  blockPages: ReadonlySet<string>,
): Facts['localName'] {
  // A private address is no artefact: at work or at home it may be anybody's.
  if (local.some((address) => blockPages.has(address) && addressKind(address) === 'public')) return 'block_page';
  const kinds = local.map(addressKind);
  if (kinds.includes('public')) return 'found';
  if (kinds.includes('fake')) return 'fake';
  if (kinds.some((kind) => kind === 'zero' || kind === 'loopback')) return 'sinkhole';
  if (local.some(isBogus)) return 'bogus';
  const byName = observations.filter(
    ({ probe }) => probe === 'first' || probe === 'repeat' || probe === 'system_resolver',
  );
  return byName.some((observation) => symptomOf(observation) === 'name') ? 'missing' : 'not_known';
}

function outsideName(outside: readonly DnsObservation[], found: readonly DnsObservation[]): Facts['outsideName'] {
  if (outside.length === 0) return 'not_asked';
  if (found.length > 0) return 'found';
  if (outside.some(({ addresses }) => addresses.length > 0)) return 'bogus';
  return outside.some(({ failure }) => failure === 'dns_nxdomain_error') ? 'missing' : 'no_answer';
}

/** A helper that finds the name may not look at its signatures; resolvers do, and whoever asks one that does finds nothing. */
function areFailing(outside: readonly DnsObservation[]): boolean {
  const resolvers = outside.filter(({ resolver }) => resolver !== HELPER);
  const failing = resolvers.filter(({ failure }) => failure === 'dns_lookup_error');
  const isKnown = resolvers.some(({ failure }) => failure === null || failure === 'dns_nxdomain_error');
  return !isKnown && new Set(failing.map(({ resolver }) => resolver)).size > 1;
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
