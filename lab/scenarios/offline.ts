import type { Scenario } from '../scenario.ts';
import { NETWORK_DOWN } from '../truth.ts';

export const offline: Scenario = {
  id: 'offline',
  title: 'No network',
  place: 'outside',
  description: 'The cable is out: no route, no resolver.',
  network: 'down',
  state: 'offline',
  hosts: {},
  truth: { '*': NETWORK_DOWN },
};
