/** Builders of measurements for tests of the core: every field has a plain default, and a test names what matters. */
import type { Failure } from '../../src/core/failure.ts';
import type {
  BodyObservation,
  ConnectObservation,
  ControlResult,
  DnsObservation,
  HelperObservation,
  Measurement,
  Network,
  Observation,
  Probe,
  Target,
} from '../../src/core/types.ts';

export const HOST = 'blocked.example';
export const TRUE_ADDRESS = '93.184.215.14';

export function target(changes: Partial<Target> = {}): Target {
  return {
    id: 'site/web/0',
    service: 'site',
    name: 'Site',
    category: 'messenger',
    code: 'COMT',
    tier: 'A',
    state: false,
    role: 'web',
    pool: false,
    host: HOST,
    url: `https://${HOST}/favicon.ico`,
    largeUrl: `https://${HOST}/`,
    privateCa: false,
    ...changes,
  };
}

const seen = (probe: Probe, failure: Failure | null) => ({
  probe,
  url: `https://${HOST}/`,
  // A failure that is seen once more half a minute later lasts.
  atMs: probe === 'repeat' ? 31_000 : 1_000,
  durationMs: 50,
  reused: false,
  failure,
});

export function answered(probe: Probe = 'first', changes: Partial<BodyObservation> = {}): BodyObservation {
  return {
    ...seen(probe, null),
    step: 'body',
    address: TRUE_ADDRESS,
    status: 200,
    hops: [],
    bytes: 1_200,
    longestGapMs: 5,
    fingerprint: null,
    challenge: false,
    ...changes,
  };
}

export function failed(probe: Probe, failure: Failure, changes: Partial<ConnectObservation> = {}): Observation {
  return { ...seen(probe, failure), step: 'connect', address: null, ...changes };
}

export function named(
  probe: 'resolver' | 'system_resolver',
  addresses: readonly string[],
  changes: Partial<DnsObservation> = {},
): DnsObservation {
  const failure = addresses.length > 0 ? null : 'dns_nxdomain_error';
  return { ...seen(probe, failure), step: 'dns', resolver: 'dns.example', addresses, ...changes };
}

/** Two resolvers of different owners with the same answer. */
export function voices(addresses: readonly string[]): DnsObservation[] {
  return ['dns.example', 'dns.other.example'].map((resolver) => named('resolver', addresses, { resolver }));
}

export function frozen(bytes = 16_384): BodyObservation {
  return answered('large', { failure: 'body_stalled', bytes, longestGapMs: 5_000, durationMs: 5_200 });
}

/** A large object that fails each time, over half a minute. */
export function largeThrice(one: BodyObservation = frozen()): BodyObservation[] {
  return [1_000, 8_000, 31_000].map((atMs) => ({ ...one, probe: 'large', atMs }));
}

export function helper(outside: Partial<HelperObservation['outside']>): HelperObservation {
  const all = { status: 200, failure: null, addresses: [TRUE_ADDRESS], title: 'Site', bodyBytes: 9_000, ...outside };
  return { ...seen('helper', null), step: 'http', probe: 'helper', outside: all };
}

export function control(changes: Partial<ControlResult> = {}): ControlResult {
  return {
    id: 'control',
    group: 'foreign',
    ok: true,
    failure: null,
    status: 204,
    durationMs: 40,
    bytesPerSecond: null,
    redirectedTo: null,
    ...changes,
  };
}

export function network(changes: Partial<Network> = {}): Network {
  return { state: 'online', localCause: null, viaProxy: null, portalUrl: null, controls: [], ...changes };
}

export function measurement(observations: readonly Observation[], changes: Partial<Measurement> = {}): Measurement {
  return {
    target: target(),
    atMs: 1_000,
    network: network(),
    observations,
    notAsked: [],
    answeredMs: [5_000],
    ...changes,
  };
}
