import type { Scenario } from '../scenario.ts';

export const open: Scenario = {
  id: 'open',
  title: 'Open network',
  place: 'outside',
  description: 'Everything answers; nothing is blocked.',
  network: 'up',
  state: 'online',
  hosts: {},
  truth: {},
};
