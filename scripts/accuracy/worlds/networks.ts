/** Networks, and devices in them, that several worlds share. Nothing here knows the rules. */
import { type Condition, type Device, UNVOUCHED } from '../../../lab/conditions/condition.ts';
import { NO_DOH } from '../../../lab/conditions/dns.ts';
import type { Scenario } from '../../../lab/scenario.ts';
import { type Fair, HEALTHY, type Truth } from '../../../lab/truth.ts';
import { HELPER_HOST } from '../../../lab/world.ts';

/** What is special about the network that several worlds share. */
export type Around =
  | 'plain'
  | 'nat64'
  | '464xlat'
  | 'ipv6-broken'
  | 'resolvers-blocked'
  | 'ipv6-alone'
  | 'resolver-halves'
  | 'resolver-late'
  | 'resets-20'
  | 'line-lost'
  | 'large-lost'
  | 'portal-lets'
  | 'helper-down'
  | 'helper-lies'
  | 'secure-dns'
  | 'secure-dns-only'
  | 'https-only'
  | 'proxy-dead'
  | 'proxy-refuses'
  | 'socks-dead'
  | 'gateway'
  | 'asked-twice';

/** Of thirty networks so many are of each kind. */
export const NETWORKS: readonly Around[] = [
  ...new Array<Around>(7).fill('plain'),
  'nat64',
  '464xlat',
  'ipv6-broken',
  'ipv6-alone',
  'resolvers-blocked',
  'helper-down',
  'helper-lies',
  'resolver-halves',
  'resolver-late',
  'resets-20',
  'line-lost',
  'large-lost',
  'portal-lets',
  'secure-dns',
  'secure-dns-only',
  'https-only',
  'proxy-dead',
  'proxy-refuses',
  'socks-dead',
  'gateway',
  'gateway',
  'asked-twice',
  'asked-twice',
];

const DEVICES: Partial<Record<Around, Device>> = {
  'secure-dns': 'secure_dns',
  'secure-dns-only': 'secure_dns_only',
  'https-only': 'https_only',
  'proxy-dead': 'proxy_dead',
  'proxy-refuses': 'proxy_refuses',
  'socks-dead': 'socks_dead',
};

/** How the device is set up there, where somebody has touched it. */
export function onDevice(around: Around): Pick<Condition, 'device'> {
  const device = DEVICES[around];
  return device ? { device } : {};
}

/** How often people ask there, at once after they were told. */
export function askingsIn(around: Around): number {
  return around === 'asked-twice' ? 2 : 1;
}

/** The network itself fails now and then, so that one more that passes would hide what is told of all. */
export const RESTLESS: readonly Around[] = ['resolver-halves', 'resolver-late', 'resets-20', 'line-lost'];

export function networkOf(around: Around): Partial<Scenario> {
  switch (around) {
    case 'nat64':
      return { translation: { prefix: '64:ff9b::', ipv4: false } };
    case '464xlat':
      return { translation: { prefix: '2a00:1098:2b:1::', ipv4: true } };
    case 'ipv6-broken':
      return { ipv6: ['*'], hosts: { '*': [{ layer: 'address', kind: 'drop', family: 6 }] } };
    case 'ipv6-alone':
      return { ipv6: ['*'], hosts: { '*': [{ layer: 'address', kind: 'unreachable', family: 4 }] } };
    case 'resolver-halves':
      return { hosts: { '*': [{ layer: 'dns', kind: 'flaky', every: 2, as: 'servfail' }] } };
    case 'resolver-late':
      return { hosts: { '*': [{ layer: 'dns', kind: 'late', ms: 4000 }] } };
    case 'resets-20':
      return { hosts: { '*': [{ layer: 'noise', probability: 0.2, kind: 'reset' }] }, seed: 17 };
    case 'line-lost':
      return { hosts: { '*': [{ layer: 'line', kind: 'lost', during: { from: 500, for: 4000 } }] } };
    case 'large-lost':
      return { state: 'impaired', hosts: { '*': [{ layer: 'address', kind: 'large' }] } };
    case 'portal-lets':
      return {
        state: 'captive_portal',
        portal: {
          by: 'redirect',
          host: 'portal.hotel.example',
          tls: 'drop',
          lets: ['www.apple.com', 'www.gstatic.com', 'edge.microsoft.com'],
        },
      };
    case 'resolvers-blocked':
      return { hosts: NO_DOH };
    case 'helper-down':
      return { hosts: { [HELPER_HOST]: [{ layer: 'site', kind: 'silent' }] } };
    case 'helper-lies':
      return { hosts: { [HELPER_HOST]: [{ layer: 'helper', kind: 'lying' }] } };
    default:
      return {};
  }
}

export const UNKNOWN: readonly Fair[] = [
  { reach: 'unreachable', cause: 'unknown' },
  { reach: 'impaired', cause: 'unknown' },
];

const OWN_SIDE: readonly Fair[] = [
  { reach: 'unreachable', cause: 'network' },
  { reach: 'impaired', cause: 'network' },
  { reach: 'not_checked', cause: 'network' },
];

const ANY: readonly Fair[] = [
  { reach: 'unreachable', cause: 'blocking' },
  { reach: 'impaired', cause: 'blocking' },
];

/** What less can be seen in such a network. */
export function doubts(around: Around, { cause, reach }: Truth) {
  const isBlocked = cause === 'blocking';
  const isFailing = isBlocked || cause === 'site';
  const accused: readonly Fair[] = [
    { reach: 'unreachable', cause: 'blocking', most: 'possible' },
    { reach: 'impaired', cause: 'blocking', most: 'possible' },
  ];
  if (RESTLESS.includes(around)) {
    // What failed by chance hides the large object, or shows a block at another layer.
    const seen: readonly Fair[] = isBlocked ? ANY : isFailing ? accused : [];
    return { fair: [...UNKNOWN, ...OWN_SIDE, ...seen, ...(reach === 'impaired' ? [HEALTHY] : [])], alone: [] };
  }
  // A plain address that is asked as https was not asked as it stands.
  if (around === 'https-only') return { fair: reach === 'reachable' ? [UNVOUCHED] : [], alone: [] };
  if (around === 'resolvers-blocked') return { fair: [], alone: isFailing ? UNKNOWN : [] };
  const isHelpless = around === 'helper-down' || around === 'helper-lies';
  return { fair: isHelpless && isFailing ? [...UNKNOWN, ...(isBlocked ? [] : accused)] : [], alone: [] };
}
