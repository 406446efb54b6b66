import type { Fault, Scenario } from '../scenario.ts';
import { blocked, type Fair, HEALTHY, SITE_DOWN } from '../truth.ts';
import { BLOCKED_SOMEHOW, type Condition, LOCAL_CAUSE, MAYBE_BLOCKED, on, UNEXPLAINED } from './condition.ts';

const WELL_KNOWN = '64:ff9b::';
const OWN_PREFIX = '2a00:1098:2b:1::';
/** What this side does to itself looks like tampering from here. */
const LIKE_TAMPERING: readonly Fair[] = [UNEXPLAINED, MAYBE_BLOCKED];

function translated(id: string, translation: NonNullable<Scenario['translation']>, note: string): Condition {
  return { ...on(`true-${id}`, [], HEALTHY, note), around: { translation } };
}

/** An address that stands for the site in this network, and leads to it. */
function standin(id: string, range: string, note: string): Condition {
  return on(`true-standin-${id}`, { layer: 'dns', kind: 'standin', range }, HEALTHY, note);
}

/** The user's own resolver or filter answers so, on purpose or in error. */
function own(id: string, fault: Fault, note: string): Condition {
  return on(`true-own-${id}`, fault, LOCAL_CAUSE, note, LIKE_TAMPERING);
}

function forged(...addresses: string[]): Fault {
  return { layer: 'dns', kind: 'addresses', addresses };
}

export const TRANSLATED_CONDITIONS: readonly Condition[] = [
  translated('nat64', { prefix: WELL_KNOWN, ipv4: false }, 'NAT64 and DNS64 with the well-known prefix; no IPv4.'),
  translated('nat64-own', { prefix: OWN_PREFIX, ipv4: false }, 'The same with a prefix of the network.'),
  translated('464xlat', { prefix: WELL_KNOWN, ipv4: true }, 'DNS64, and IPv4 by translation on the device.'),
  {
    ...on('true-nat64-blocked', { layer: 'tls', kind: 'reset' }, blocked('sni_filtering'), 'A name cut behind NAT64.', [
      BLOCKED_SOMEHOW,
      UNEXPLAINED,
    ]),
    around: { translation: { prefix: WELL_KNOWN, ipv4: false } },
  },
  {
    ...on(
      'true-nat64-dead',
      { layer: 'site', kind: 'refuse' },
      SITE_DOWN,
      'A dead site behind NAT64.',
      [],
      LIKE_TAMPERING,
    ),
    around: { translation: { prefix: OWN_PREFIX, ipv4: false } },
  },
  {
    ...on(
      'true-ipv6-alone',
      { layer: 'address', kind: 'unreachable', family: 4 },
      HEALTHY,
      'No IPv4, and all have IPv6.',
    ),
    around: { ipv6: ['*'], hosts: { '*': [{ layer: 'address', kind: 'unreachable', family: 4 }] } },
  },
  {
    ...on('true-ipv6-broken', { layer: 'address', kind: 'drop', family: 6 }, HEALTHY, 'IPv6 is lost, for all.'),
    around: { ipv6: ['*'], hosts: { '*': [{ layer: 'address', kind: 'drop', family: 6 }] } },
  },
  standin('vpn', '198.18.0.0/15', "A VPN client's usual range."),
  standin('vpn-10', '10.30.0.0/15', "A VPN client's other range, for some names only."),
  standin('vpn-fc', 'fc00::/18', "A VPN client's range of IPv6."),
  standin('vpn-2001', '2001:2::/48', 'The range for benchmarks, in IPv6.'),
  standin('vpn-100', '100.64.0.0/10', 'Carrier-grade NAT space, which meshes use.'),
  standin('home', '192.168.1.50/32', 'Split horizon: the server stands in the same house.'),
  on(
    'true-home-only',
    [
      { layer: 'site', kind: 'gone' },
      { layer: 'dns', kind: 'standin', range: '192.168.1.60/32' },
    ],
    HEALTHY,
    'Split horizon: outside the name does not exist.',
  ),
  on(
    'true-home-off',
    [{ layer: 'site', kind: 'gone' }, forged('192.168.1.61')],
    LOCAL_CAUSE,
    'Split horizon: the server in the house is off, outside the name does not exist.',
    [SITE_DOWN, UNEXPLAINED],
  ),
  own('vpn-down', forged('10.30.77.7'), 'A VPN client that is down still answers for some names.'),
  own('vpn-down-fc', forged('fc00::7'), 'The same in IPv6.'),
  own('filter-itself', forged('192.168.1.1'), 'The filter at home answers with its own address.'),
  own('filter-zero', forged('0.0.0.0', '::'), 'The filter at home answers with nothing.'),
  own('filter-missing', { layer: 'dns', kind: 'nxdomain' }, 'The filter at home says that there is no such name.'),
  own('validation', { layer: 'dns', kind: 'servfail' }, 'A validating resolver at home fails on one name.'),
];
