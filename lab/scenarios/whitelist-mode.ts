import type { Fault, Scenario } from '../scenario.ts';
import { HEALTHY, NETWORK_DOWN } from '../truth.ts';
import { DOMESTIC } from './domestic.ts';

const SHUT_OFF: readonly Fault[] = [
  { layer: 'tls', kind: 'silence', on: 'always' },
  { layer: 'http', port: 80, kind: 'silence' },
];

export const whitelistMode: Scenario = {
  id: 'whitelist-mode',
  title: 'Russia, mobile internet in whitelist mode',
  place: 'russia',
  description:
    'Only listed domestic hosts answer. All others accept the connection and are silent after the ClientHello.',
  network: 'up',
  state: 'domestic_only',
  hosts: { '*': SHUT_OFF, ...Object.fromEntries(DOMESTIC.map((host) => [host, []])) },
  truth: { '*': NETWORK_DOWN, ...Object.fromEntries(DOMESTIC.map((host) => [host, HEALTHY])) },
};
