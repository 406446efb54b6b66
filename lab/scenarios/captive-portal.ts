import type { Scenario } from '../scenario.ts';
import { HEALTHY, NETWORK_DOWN } from '../truth.ts';

const HOST = 'portal.hotel.example';

export const captivePortal: Scenario = {
  id: 'captive-portal',
  title: 'Hotel network before the login',
  place: 'outside',
  description: 'Plain requests are sent to the login page; port 443 is sealed.',
  network: 'up',
  state: 'captive_portal',
  portal: { by: 'redirect', host: HOST, tls: 'drop' },
  hosts: {},
  truth: { '*': NETWORK_DOWN, [HOST]: HEALTHY },
};
