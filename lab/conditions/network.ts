import type { Fault } from '../scenario.ts';
import { whitelistMode } from '../scenarios/whitelist-mode.ts';
import { blocked, HEALTHY, NETWORK_DOWN } from '../truth.ts';
import { BLOCKED_SOMEHOW, type Condition, LOCAL_CAUSE, on } from './condition.ts';

const PORTAL = 'portal.hotel.example';

/** More than half of the foreign controls. */
const MOST = ['www.gstatic.com', 'www.apple.com', 'edge.microsoft.com', 'detectportal.firefox.com'];
const RESET = [{ layer: 'tls', kind: 'reset' }] as const;

function noise(probability: number): Fault {
  return { layer: 'noise', probability };
}

export const NETWORK_CONDITIONS: readonly Condition[] = [
  on('network-healthy', [], HEALTHY, 'Nothing is wrong.'),
  { ...on('network-down', [], NETWORK_DOWN, 'No route.'), around: { network: 'down', state: 'offline' } },
  {
    ...on('network-down-plain', [], NETWORK_DOWN, 'No route, and the address is a plain one.'),
    url: 'http://khpg.org/',
    around: { network: 'down', state: 'offline' },
  },
  {
    ...on('portal-three', [], NETWORK_DOWN, 'A sign-in page in front of three sites: each has its row.'),
    hosts: ['khpg.org', 'second-caught.example', 'third-caught.example'],
    around: { state: 'captive_portal', portal: { by: 'redirect', host: PORTAL, tls: 'drop' } },
  },
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
    ...on(
      'controls-one-blocked',
      { layer: 'tls', kind: 'reset' },
      blocked('sni_filtering'),
      'A control is blocked, too.',
      [BLOCKED_SOMEHOW],
    ),
    around: { hosts: { 'www.gstatic.com': [{ layer: 'tls', kind: 'reset' }] } },
  },
  {
    ...on('controls-most-fail', { layer: 'tls', kind: 'reset' }, LOCAL_CAUSE, 'Most controls fail in the same way.'),
    around: { state: 'impaired', hosts: Object.fromEntries(MOST.map((host) => [host, RESET])) },
  },
  {
    ...on('noise-1', noise(0.01), HEALTHY, 'One connection in a hundred fails.'),
    around: { hosts: { '*': [noise(0.01)] }, seed: 3 },
  },
  {
    ...on('noise-5', noise(0.05), HEALTHY, 'One connection in twenty fails.'),
    around: { hosts: { '*': [noise(0.05)] }, seed: 5 },
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
