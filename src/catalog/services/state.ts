import type { Service } from '../schema.ts';
import { role, service, small } from './site.ts';

/** The messenger that people are made to use. Asked only where the place has a domestic group, one at a time. */
export const STATE: readonly Service[] = [
  service({
    id: 'max',
    name: 'MAX',
    category: 'state',
    code: 'COMT',
    tier: 'C',
    watched: true,
    state: true,
    roles: [role('web', small('max.ru', 'favicon.ico'))],
    notTestable: ['app', 'calls'],
    source: 'dpi',
  }),
];
