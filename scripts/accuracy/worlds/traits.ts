/** What worlds are made of. Nothing here knows the rules. */
import { publicIpv4, publicIpv6 } from '../../../lab/addresses.ts';
import { LOCAL_CAUSE, MAYBE_BLOCKED, MAYBE_LIMITED, SLOW, UNEXPLAINED } from '../../../lab/conditions/condition.ts';
import type { Fault } from '../../../lab/scenario.ts';
import { type Fair, HEALTHY, SITE_DOWN, SITE_REFUSES } from '../../../lab/truth.ts';
import {
  censor,
  type Deed,
  DOUBT,
  harmless,
  LIKE_A_FILTER,
  odd,
  SITE_SLOW,
  shut,
  site,
  type Trait,
  UNSEEN,
} from './trait.ts';

const SITES: readonly Trait[] = [
  site('gone', { layer: 'site', kind: 'gone' }, SITE_DOWN, [], [UNEXPLAINED]),
  site('refuse', { layer: 'site', kind: 'refuse' }, SITE_DOWN),
  site('silent', { layer: 'site', kind: 'silent' }, SITE_DOWN),
  site('hang', { layer: 'site', kind: 'hang' }, SITE_DOWN),
  site('hang-30', { layer: 'site', kind: 'hang', ms: 30_000 }, SITE_DOWN),
  site('expired', { layer: 'site', kind: 'expired' }, SITE_DOWN),
  site('no-tls', { layer: 'site', kind: 'no_tls' }, SITE_DOWN),
  site('client-certificate', { layer: 'site', kind: 'client_certificate' }, SITE_DOWN),
  site('authority', { layer: 'site', kind: 'private_ca' }, SITE_DOWN),
  site('authority-trusted-outside', { layer: 'site', kind: 'private_ca', helperTrusts: true }, SITE_DOWN, UNSEEN),
  site('error', { layer: 'site', kind: 'error', status: 503 }, SITE_REFUSES, [HEALTHY], []),
  site('slow', { layer: 'site', kind: 'slow', bitsPerSecond: 24_000 }, SITE_SLOW, [], [SLOW, MAYBE_LIMITED]),
  site('stall-16000', { layer: 'site', kind: 'stall', after: 16_000 }, SITE_SLOW, [], [SLOW, MAYBE_LIMITED]),
  site('stall-30000', { layer: 'site', kind: 'stall', after: 30_000 }, SITE_SLOW, [], [SLOW, MAYBE_LIMITED]),
  shut('drop', { layer: 'address', kind: 'drop' }),
  shut('refuse', { layer: 'address', kind: 'refuse' }),
  shut('reset', { layer: 'tls', kind: 'reset', on: 'always' }),
  harmless('site', 'full-records', { layer: 'site', kind: 'full_records' }),
  harmless('site', 'large', { layer: 'site', kind: 'page', bytes: 300_000 }),
  site('hang-60', { layer: 'site', kind: 'hang', ms: 60_000 }, SITE_DOWN),
  site('unserved-reset', { layer: 'site', kind: 'unserved', as: 'reset' }, SITE_DOWN, [], LIKE_A_FILTER),
  site('unserved-alert', { layer: 'site', kind: 'unserved', as: 'alert' }, SITE_DOWN),
  site('unserved-close', { layer: 'site', kind: 'unserved', as: 'close' }, SITE_DOWN),
  odd('site', 'refusal-403', SITE_REFUSES, [HEALTHY], { layer: 'http', port: 443, kind: 'refusal', status: 403 }),
  odd('site', 'refusal-451', SITE_REFUSES, [HEALTHY], { layer: 'http', port: 443, kind: 'refusal', status: 451 }),
  odd('site', 'challenge', SITE_REFUSES, [HEALTHY], { layer: 'http', port: 443, kind: 'challenge' }),
  odd('site', 'endless', SITE_REFUSES, [HEALTHY, SITE_DOWN, UNEXPLAINED], {
    layer: 'http',
    port: 443,
    kind: 'chain',
    hops: 'endless',
  }),
  harmless('site', 'hops', { layer: 'http', port: 443, kind: 'chain', hops: 7 }),
  harmless('site', 'ech', { layer: 'site', kind: 'ech' }),
  {
    ...harmless('site', 'ipv6-dead', { layer: 'address', kind: 'drop', family: 6 }),
    around: (host) => ({ ipv6: [host] }),
  },
  {
    ...odd('site', 'pool-one-dead', HEALTHY, DOUBT, { layer: 'address', kind: 'drop', only: [0] }),
    around: (host) => ({ addresses: { [host]: [...publicIpv4(host), ...publicIpv4(`second.${host}`)] } }),
  },
  {
    ...odd('site', 'ipv6-alone', HEALTHY, DOUBT),
    around: (host) => ({ addresses: { [host]: [...publicIpv6(host)] } }),
  },
  harmless('site', 'words', { layer: 'site', kind: 'text', text: 'Доступ заблокирован: почему и что делать' }),
];

const STRAY: Deed = { method: 'dns_tampering', fair: [{ reach: 'unreachable', cause: 'blocking', method: null }] };
/** By a certificate of another machine: Chromium sees no more of it. */
const STRAY_CERTIFICATE: Deed = {
  ...STRAY,
  fair: [...(STRAY.fair ?? []), { reach: 'unreachable', cause: 'blocking', method: 'tls_interception' }],
};

const NAMES: readonly Trait[] = [
  ...(['nxdomain', 'servfail', 'refused', 'silent', 'empty'] as const).map((kind) =>
    censor('dns', kind, { layer: 'dns', kind }, STRAY),
  ),
  censor('dns', 'private', { layer: 'dns', kind: 'addresses', addresses: ['10.10.34.35'] }, STRAY),
  censor('dns', 'page', { layer: 'dns', kind: 'addresses', addresses: ['warning.rt.ru'] }, STRAY_CERTIFICATE),
  censor('dns', 'other', { layer: 'dns', kind: 'addresses', addresses: ['www.unrelated.example'] }, STRAY_CERTIFICATE),
  harmless('dns', 'standin', { layer: 'dns', kind: 'standin', range: '198.18.0.0/15' }),
  harmless('dns', 'standin-10', { layer: 'dns', kind: 'standin', range: '10.30.0.0/15' }),
  harmless('dns', 'standin-fc', { layer: 'dns', kind: 'standin', range: 'fc00::/18' }),
  harmless('dns', 'standin-100', { layer: 'dns', kind: 'standin', range: '100.64.0.0/10' }),
  harmless('dns', 'standin-home', { layer: 'dns', kind: 'standin', range: '192.168.0.0/16' }),
  harmless('dns', 'standin-2001', { layer: 'dns', kind: 'standin', range: '2001:2::/48' }),
  {
    ...harmless('dns', 'relay', { layer: 'dns', kind: 'addresses', addresses: ['62.33.207.197'] }),
    around: () => ({ proxies: ['62.33.207.197'] }),
  },
  ...(['nxdomain', 'servfail'] as const).map((kind) =>
    odd('dns', `own-${kind}`, LOCAL_CAUSE, UNSEEN, { layer: 'dns', kind }),
  ),
  ...(['0.0.0.0', '192.168.1.1', '10.30.77.7', 'fc00::7'] as const).map((address) =>
    odd('dns', `own-${address}`, LOCAL_CAUSE, UNSEEN, { layer: 'dns', kind: 'addresses', addresses: [address] }),
  ),
  odd('dns', 'late', HEALTHY, DOUBT, { layer: 'dns', kind: 'late', ms: 4000 }),
  odd('dns', 'flaky-servfail', HEALTHY, DOUBT, { layer: 'dns', kind: 'flaky', every: 2, as: 'servfail' }),
  odd('dns', 'flaky-silent', HEALTHY, DOUBT, { layer: 'dns', kind: 'flaky', every: 2, as: 'silent' }),
  harmless('dns', 'outside-lies', { layer: 'dns', kind: 'nxdomain', via: 'doh' }),
];

/** Nothing at the address answers: a dead site looks the same, and one helper cannot tell a filter from a shut door. */
const DEAD: Deed = {
  method: 'ip_blocking',
  fair: [{ reach: 'unreachable', cause: 'blocking', method: null }],
  alone: UNSEEN,
};

const ADDRESSES: readonly Trait[] = [
  ...(['drop', 'refuse', 'unreachable'] as const).map((kind) =>
    censor('address', kind, { layer: 'address', kind }, DEAD),
  ),
  odd('address', 'large-lost', LOCAL_CAUSE, [...UNSEEN, SLOW, MAYBE_LIMITED], { layer: 'address', kind: 'large' }),
];

const NAMED: Deed = {
  method: 'sni_filtering',
  hits: 'secure',
  fair: [{ reach: 'unreachable', cause: 'blocking', method: null }],
};
const SHOWN: Deed = { ...NAMED, method: 'tls_interception', alone: [UNEXPLAINED] };

const HANDSHAKES: readonly Trait[] = [
  censor('tls', 'reset', { layer: 'tls', kind: 'reset' }, NAMED),
  censor('tls', 'silence', { layer: 'tls', kind: 'silence' }, NAMED),
  censor('tls', 'close', { layer: 'tls', kind: 'close' }, { ...NAMED, alone: [UNEXPLAINED] }),
  censor('tls', 'alert', { layer: 'tls', kind: 'alert' }, { ...NAMED, alone: [UNEXPLAINED] }),
  censor('tls', 'foreign', { layer: 'tls', kind: 'foreign_ca' }, SHOWN),
  censor('tls', 'foreign-new', { layer: 'tls', kind: 'foreign_ca', issuer: 'Filter Appliance 7' }, SHOWN),
  censor('tls', 'plain', { layer: 'tls', kind: 'plain' }, { ...NAMED, alone: [UNEXPLAINED] }),
  odd('tls', 'tool-silence', LOCAL_CAUSE, UNSEEN, { layer: 'tls', kind: 'silence' }),
  odd('tls', 'tool-alert', LOCAL_CAUSE, UNSEEN, { layer: 'tls', kind: 'alert' }),
  censor('tls', 'wrong-name', { layer: 'tls', kind: 'wrong_name' }, SHOWN),
];

/** Without anybody to compare with, a page over plain http is a page. */
const UNCOMPARED: readonly Fair[] = [
  HEALTHY,
  SITE_REFUSES,
  UNEXPLAINED,
  MAYBE_BLOCKED,
  { reach: 'reachable', cause: 'unknown' },
];
const FORGED: Deed = { method: 'http_blocking', hits: 'plain', alone: UNCOMPARED };
const CUT: Deed = { ...FORGED, alone: [UNEXPLAINED] };

function page(status: number, location?: string): Fault {
  const text = 'Request denied by network policy 17-4';
  return { layer: 'http', port: 80, kind: 'page', status, ...(location === undefined ? { text } : { location }) };
}

const REQUESTS: readonly Trait[] = [
  censor('http', 'page-200', page(200), FORGED),
  censor('http', 'page-403', page(403), FORGED),
  censor('http', 'page-451', page(451), FORGED),
  censor('http', 'nowhere', page(302, 'http://10.0.0.1/blocked'), FORGED),
  censor('http', 'known-page', page(302, 'http://warning.rt.ru/?id=17'), { ...FORGED, alone: [] }),
  censor('http', 'new-page', page(302, 'http://notice.provider.example/?id=7'), FORGED),
  censor('http', 'reset', { layer: 'http', port: 80, kind: 'reset' }, CUT),
  censor('http', 'silence', { layer: 'http', port: 80, kind: 'silence' }, CUT),
];

const STALLED: Fair = { reach: 'impaired', cause: 'blocking', method: null };

const BROKEN_OFF: Deed = {
  method: null,
  reach: 'impaired',
  fair: [
    { reach: 'impaired', cause: 'blocking', method: 'body_freeze' },
    SLOW,
    { reach: 'unreachable', cause: 'blocking', method: null },
  ],
};

function freeze(after: number): Trait {
  const deed: Deed = { method: 'body_freeze', reach: 'impaired', fair: [STALLED], alone: [SLOW] };
  return censor('body', `freeze-${after}`, { layer: 'body', kind: 'freeze', after }, deed);
}

const BODIES: readonly Trait[] = [
  ...[14_336, 16_384, 20_480, 34_816].map(freeze),
  censor(
    'body',
    'drip-64k',
    { layer: 'body', kind: 'drip', bitsPerSecond: 64_000 },
    {
      method: 'throttling',
      reach: 'impaired',
      fair: [SLOW, STALLED],
    },
  ),
  censor(
    'body',
    'drip-24k',
    { layer: 'body', kind: 'drip', bitsPerSecond: 24_000 },
    { method: 'throttling', reach: 'impaired', fair: [SLOW, STALLED], alone: [] },
  ),
  censor('body', 'cut', { layer: 'body', kind: 'cut', after: 20_480 }, BROKEN_OFF),
  censor('body', 'reset', { layer: 'body', kind: 'reset', after: 20_480 }, BROKEN_OFF),
  odd('body', 'wild', SLOW, [{ reach: 'impaired', cause: 'network' }, HEALTHY], {
    layer: 'body',
    kind: 'drip',
    bitsPerSecond: 128_000,
    wild: true,
  }),
  harmless('body', 'latency', { layer: 'body', kind: 'latency', ms: 300 }),
];

const SHAPES: readonly Trait[] = [
  harmless('listed', 'plain', { layer: 'site', kind: 'plain' }),
  harmless('listed', 'upgraded'),
  harmless('chain', 'next'),
  harmless('chain', 'twice'),
  harmless('chain', 'elsewhere'),
  ...[1, 3, 5, 8].map((seconds) => harmless('time', `${seconds}s`)),
];

/** A gateway whose root the device trusts stops the site and says so itself: seen alone, that is the site's own answer. */
function gate(id: string, answer: { status: number; location?: string }): Trait {
  const headers = { 'x-company-shield': 'policy=news' };
  const text = 'Stopped by the policy of this company';
  const fair: readonly Fair[] = [
    SITE_REFUSES,
    UNEXPLAINED,
    MAYBE_BLOCKED,
    { reach: 'reachable', cause: 'unknown' },
    { reach: 'reachable', cause: 'network' },
    { reach: 'impaired', cause: 'network' },
  ];
  const faults: readonly Fault[] = [
    { layer: 'tls', kind: 'gateway' },
    { layer: 'http', port: 'any', kind: 'page', headers, text, ...answer },
  ];
  return odd('side', `gate-${id}`, LOCAL_CAUSE, fair, ...faults);
}

/** What is done to some sites on this side, by a gateway or by the device. */
const SIDES: readonly Trait[] = [
  odd('side', 'proxied', LOCAL_CAUSE, UNSEEN),
  gate('403', { status: 403 }),
  gate('200', { status: 200 }),
  gate('redirect', { status: 302, location: 'https://gate.company.example/denied' }),
];

export const TRAITS: readonly Trait[] = [
  ...SIDES,
  ...SITES,
  ...NAMES,
  ...ADDRESSES,
  ...HANDSHAKES,
  ...REQUESTS,
  ...BODIES,
  ...SHAPES,
];

/** Throws where there is no such trait. */
export function traitOf(id: string): Trait {
  const trait = TRAITS.find((one) => one.id === id);
  if (!trait) throw new Error(`no such trait: ${id}`);
  return trait;
}
