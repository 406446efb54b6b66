import type { AddressFault } from '../scenario.ts';
import { blocked, HEALTHY } from '../truth.ts';
import { BLOCKED_SOMEHOW, type Condition, on, TARGET, UNEXPLAINED } from './condition.ts';

const BLOCKED = blocked('ip_blocking');
/** Nothing at the address answers: without a helper outside, a dead site looks the same. */
const FAIR = [UNEXPLAINED, BLOCKED_SOMEHOW];
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
    ...on('address-shared', wall('drop'), BLOCKED, 'Two names on one address: both are gone.', FAIR),
    hosts: [TARGET, 'neighbour.example.net'],
    around: { addresses: { [TARGET]: ['104.21.5.6'], 'neighbour.example.net': ['104.21.5.6'] } },
  },
];
