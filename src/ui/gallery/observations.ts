import { analyze } from '../../core/analyze/analyze.ts';
import { figuresOf } from '../../core/analyze/figures.ts';
import { keptFacts } from '../../core/facts.ts';
import type { Failure } from '../../core/failure.ts';
import type { Network, Observation, Probe, Target } from '../../core/types.ts';
import type { Fate } from './fates.ts';

const ADDRESS = '151.101.1.140';
const SIBLING = 'https://neighbour.example/large.js';

const seen = (probe: Probe, url: string, failure: Failure | null, durationMs = 180) => ({
  probe,
  url,
  atMs: 0,
  durationMs,
  reused: false,
  failure,
});

function answer(probe: Probe, url: string, status = 200, bytes = 1406): Observation {
  const body = { bytes, longestGapMs: 20, fingerprint: null, challenge: false };
  return { ...seen(probe, url, null), step: 'body', address: ADDRESS, status, hops: [], ...body };
}

const cut = (probe: Probe, url: string, failure: Failure, durationMs = 240): Observation => ({
  ...seen(probe, url, failure, durationMs),
  step: 'connect',
  address: null,
});

const noName = (probe: Probe, url: string): Observation => ({
  ...seen(probe, url, 'dns_lookup_error', 9),
  step: 'dns',
  resolver: 'system',
  addresses: [],
});

const outside = (url: string, resolver: string): Observation => ({
  ...seen('resolver', url, null, 60),
  step: 'dns',
  resolver,
  addresses: [ADDRESS],
});

const tls = (probe: Probe, url: string, failure: Failure): Observation => ({
  ...seen(probe, url, failure),
  step: 'tls',
  address: ADDRESS,
});

function frozen(url: string, probe: Probe = 'large'): Observation {
  const body = { bytes: 16_512, longestGapMs: 9_000, fingerprint: null, challenge: false };
  return {
    ...seen(probe, url, 'body_stalled', 10_000),
    step: 'body',
    address: ADDRESS,
    status: 200,
    hops: [],
    ...body,
  };
}

function blockPage(url: string): Observation {
  const body = { bytes: 900, longestGapMs: 0, fingerprint: 'ru_isp', challenge: false };
  return { ...seen('plain_http', url, null), step: 'body', address: ADDRESS, status: 200, hops: [], ...body };
}

/** The observations that a fate leaves behind, in the order in which they are made. */
export function observationsOf({ url, host, largeUrl }: Target, fate: Fate): Observation[] {
  const site = `https://${host}/`;
  const byAddress = `https://${ADDRESS}/`;
  const voices = [outside(site, 'dns.example'), outside(site, 'resolver.example')];
  const twice = (failure: Failure, ms?: number) => [cut('first', url, failure, ms), cut('repeat', url, failure, ms)];
  const known = tls('by_address', byAddress, 'ssl_invalid_hostname');
  const plainOwn: Observation = {
    ...seen('plain_http', `http://${host}/`, 'connection_reset'),
    step: 'http',
    address: ADDRESS,
    status: null,
    hops: [{ from: `http://${host}/`, to: site, status: 301, address: ADDRESS }],
  };
  const fates: Record<Fate, () => Observation[]> = {
    answers: () => [answer('first', url), ...(largeUrl ? [answer('large', largeUrl, 200, 65_536)] : [])],
    name_cut: () => [...twice('connection_reset'), ...voices, known, plainOwn],
    name_removed: () => [noName('first', url), noName('repeat', url), ...voices, known],
    name_doubtful: () => [noName('first', url), noName('repeat', url), outside(site, 'dns.example')],
    address_dead: () => [
      ...twice('generic_timeout_error', 12_000),
      ...voices,
      cut('by_address', byAddress, 'generic_timeout_error', 12_000),
    ],
    provider_dead: () => [...fates.address_dead(), cut('sibling', SIBLING, 'generic_timeout_error', 7_000)],
    partly_dead: () => [...fates.address_dead(), tls('by_address', 'https://151.101.65.140/', 'ssl_invalid_hostname')],
    block_page: () => [...twice('connection_reset'), ...voices, blockPage(`http://${host}/`)],
    freeze: () => [answer('first', url), ...(largeUrl ? [frozen(largeUrl), frozen(largeUrl), frozen(largeUrl)] : [])],
    freeze_provider: () => [...fates.freeze(), frozen(SIBLING, 'sibling')],
    intercepted: () => [
      tls('first', url, 'ssl_unknown_authority'),
      tls('repeat', url, 'ssl_unknown_authority'),
      ...voices,
      known,
    ],
    silent: () => twice('generic_timeout_error', 12_000),
    expired: () => [tls('first', url, 'ssl_invalid_certificate'), tls('repeat', url, 'ssl_invalid_certificate')],
    refuses: () => [answer('first', url, 403)],
    offline: () => twice('network_down'),
  };
  return fates[fate]().map((one, index) => ({ ...one, atMs: index * 700 }));
}

const ONLINE: Network = { state: 'online', localCause: null, viaProxy: false, portalUrl: null, controls: [] };
const BLOCK_PAGES = { addresses: new Set<string>(), isKnown: () => false };

/** What a page shows of a fate: the observations, and the facts that the core draws from them. */
export function shownOf(target: Target, fate: Fate) {
  const observations = observationsOf(target, fate);
  const measurement = { target, atMs: 0, network: ONLINE, observations, notAsked: [] };
  const facts = analyze(measurement, { blockPages: BLOCK_PAGES, slowBefore: false, isWarm: false });
  return { observations, facts: keptFacts(facts), figures: figuresOf(target, observations) };
}
