import type { Scenario } from '../scenario.ts';
import { SITE_DOWN } from '../truth.ts';

export const siteDown: Scenario = {
  id: 'site-down',
  title: 'Three dead sites, no censor',
  place: 'outside',
  description: 'One site refuses connections, one is silent, one has an expired certificate, for everybody.',
  network: 'up',
  state: 'online',
  hosts: {
    'khpg.org': [{ layer: 'site', kind: 'refuse' }],
    'zmina.info': [{ layer: 'site', kind: 'silent' }],
    'crimeahrg.org': [{ layer: 'site', kind: 'expired' }],
  },
  truth: { 'khpg.org': SITE_DOWN, 'zmina.info': SITE_DOWN, 'crimeahrg.org': SITE_DOWN },
};
