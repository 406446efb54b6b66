import type { AddressFault } from '../scenario.ts';
import { blocked, HEALTHY, SITE_DOWN } from '../truth.ts';
import {
  BLOCKED_SOMEHOW,
  type Condition,
  IN_RANGE,
  LOCAL_CAUSE,
  on,
  SIBLING,
  TARGET,
  UNEXPLAINED,
} from './condition.ts';

const BLOCKED = blocked('ip_blocking');
/** Nothing at the address answers: without a helper outside, a dead site looks the same. */
const FAIR = [UNEXPLAINED, BLOCKED_SOMEHOW];
const alone = (end: number) => ({ addresses: { [TARGET]: [`2a02:2698:a::${end}`] } });
const POOL = 'www.google.com';

function wall(kind: AddressFault['kind'], more: Partial<AddressFault> = {}): AddressFault {
  return { layer: 'address', kind, ...more };
}

export const ADDRESS_CONDITIONS: readonly Condition[] = [
  on('address-drop', wall('drop'), BLOCKED, 'SYN to the address is dropped.', FAIR),
  on('address-refuse', wall('refuse'), BLOCKED, 'SYN to the address is answered with RST.', FAIR),
  on('address-unreachable', wall('unreachable'), BLOCKED, 'ICMP administratively prohibited.', FAIR),
  {
    ...on('address-ipv6-drop', wall('drop', { family: 6 }), HEALTHY, 'IPv6 is dropped, IPv4 works.'),
    around: { ipv6: [TARGET] },
  },
  {
    ...on('address-ipv6-refuse', wall('refuse', { family: 6 }), HEALTHY, 'IPv6 is refused, IPv4 works.'),
    around: { ipv6: [TARGET] },
  },
  {
    ...on('address-ipv4-drop', wall('drop', { family: 4 }), HEALTHY, 'IPv4 is dropped, IPv6 works.'),
    around: { ipv6: [TARGET] },
  },
  {
    ...on(
      'address-one-of-pool',
      wall('drop', { only: [0] }),
      HEALTHY,
      'One of three addresses; Firefox may not move on.',
      FAIR,
    ),
    hosts: [POOL],
  },
  { ...on('address-whole-pool', wall('drop'), BLOCKED, 'All three addresses.', FAIR), hosts: [POOL] },
  {
    ...on('address-both-kinds-drop', wall('drop'), BLOCKED, 'IPv4 and IPv6 are dropped.', FAIR),
    around: { ipv6: [TARGET] },
  },
  {
    ...on(
      'address-ipv4-drop-name-ipv6',
      [wall('drop', { family: 4 }), { layer: 'tls', kind: 'reset' }],
      blocked('sni_filtering'),
      'IPv4 is dropped; over IPv6 the name is reset.',
      [BLOCKED_SOMEHOW, BLOCKED, UNEXPLAINED],
    ),
    around: { ipv6: [TARGET] },
  },
  {
    ...on(
      'address-ipv4-drop-silence-ipv6',
      [wall('drop', { family: 4 }), { layer: 'tls', kind: 'silence' }],
      blocked('sni_filtering'),
      'IPv4 is dropped; over IPv6 the name meets silence.',
      [BLOCKED_SOMEHOW, BLOCKED, UNEXPLAINED],
    ),
    around: { ipv6: [TARGET] },
  },
  {
    ...on('address-ipv6-only', [], HEALTHY, 'The site has IPv6 alone.'),
    around: alone(1),
  },
  {
    ...on(
      'address-no-ipv6-here',
      wall('unreachable', { family: 6 }),
      LOCAL_CAUSE,
      'The site has IPv6 alone, and the network has none.',
      [UNEXPLAINED],
    ),
    around: alone(2),
  },
  {
    ...on('address-range-drop', wall('drop'), BLOCKED, 'A whole provider is dropped.', FAIR),
    around: { addresses: IN_RANGE, hosts: { [SIBLING]: [wall('drop')] } },
  },
  {
    ...on('address-in-range-drop', wall('drop'), BLOCKED, 'One site of a provider is dropped, others are not.', FAIR),
    around: { addresses: IN_RANGE, hosts: { [SIBLING]: [] } },
  },
  {
    ...on('site-silent-range', { layer: 'site', kind: 'silent' }, SITE_DOWN, 'A provider is down.', [UNEXPLAINED]),
    around: { addresses: IN_RANGE, hosts: { [SIBLING]: [{ layer: 'site', kind: 'silent' }] } },
  },
  {
    ...on('address-shared', wall('drop'), BLOCKED, 'Two names on one address: both are gone.', FAIR),
    hosts: [TARGET, 'neighbour.example.net'],
    around: { addresses: { [TARGET]: ['104.21.5.6'], 'neighbour.example.net': ['104.21.5.6'] } },
  },
];
