import type { Fault } from '../scenario.ts';
import { whitelistMode } from '../scenarios/whitelist-mode.ts';
import { HEALTHY, NETWORK_DOWN } from '../truth.ts';
import { type Condition, on } from './condition.ts';

const PORTAL = 'portal.hotel.example';

function noise(probability: number): Fault {
  return { layer: 'noise', probability };
}

export const NETWORK_CONDITIONS: readonly Condition[] = [
  on('network-healthy', [], HEALTHY, 'Nothing is wrong.'),
  { ...on('network-down', [], NETWORK_DOWN, 'No route.'), around: { network: 'down', state: 'offline' } },
  {
    ...on('portal-redirect', [], NETWORK_DOWN, 'Plain requests are redirected to a login page, port 443 is sealed.'),
    around: { state: 'captive_portal', portal: { by: 'redirect', host: PORTAL, tls: 'drop' } },
  },
  {
    ...on('portal-certificate', [], NETWORK_DOWN, 'The portal answers on 443 with its own certificate.'),
    around: { state: 'captive_portal', portal: { by: 'redirect', host: PORTAL, tls: 'certificate' } },
  },
  {
    ...on('portal-dns', [], NETWORK_DOWN, 'Every name leads to the portal.'),
    around: { state: 'captive_portal', portal: { by: 'dns', host: PORTAL, tls: 'certificate' } },
  },
  {
    ...on('whitelist-foreign', [], NETWORK_DOWN, 'The host is not on the whitelist.'),
    around: { state: 'domestic_only', place: 'russia', hosts: whitelistMode.hosts },
  },
  {
    ...on('whitelist-domestic', [], HEALTHY, 'The host is on the whitelist.'),
    hosts: ['ozon.ru'],
    around: { state: 'domestic_only', place: 'russia', hosts: whitelistMode.hosts },
  },
  {
    ...on('noise-10', noise(0.1), HEALTHY, 'One connection in ten fails, everywhere.'),
    around: { hosts: { '*': [noise(0.1)] }, seed: 7 },
  },
  {
    ...on('noise-30', noise(0.3), HEALTHY, 'Three connections in ten fail, everywhere.'),
    around: { hosts: { '*': [noise(0.3)] }, seed: 11, state: 'impaired' },
  },
];
