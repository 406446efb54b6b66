import type { Scenario } from '../scenario.ts';

/** Call servers of two services: of Telegram by address, of Signal by name. */
export const CALL_SERVERS_OF_TWO = ['91.108.9.100', '91.108.9.6', 'turn3.voip.signal.org'] as const;

export const calls2025: Scenario = {
  id: 'calls-2025',
  title: 'Calls cut while messages pass, August 2025',
  place: 'outside',
  description:
    'Every site answers, messages included; the call servers of Telegram and Signal get no packet, others do.',
  network: 'up',
  state: 'online',
  hosts: {},
  truth: {},
  udp: [{ kind: 'drop', hosts: CALL_SERVERS_OF_TWO }],
};
