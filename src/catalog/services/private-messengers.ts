import type { Service } from '../schema.ts';
import { big, role, service, small } from './site.ts';

const chat = { category: 'messenger', code: 'COMT' } as const;

/** Messengers and mail chosen for privacy. In a search the choice itself draws attention, hence tier C but for Matrix. */
export const PRIVATE_MESSENGERS: readonly Service[] = [
  service({
    id: 'matrix',
    name: 'Matrix (matrix.org, Element)',
    ...chat,
    tier: 'B',
    roles: [role('web', small('app.element.io')), role('api', small('matrix-client.matrix.org'))],
    notTestable: ['app', 'other_servers'],
    source: 'v2fly',
  }),
  service({
    id: 'protonmail',
    name: 'Proton Mail',
    ...chat,
    tier: 'C',
    roles: [role('web', big('proton.me'), small('mail.proton.me'))],
    notTestable: ['app'],
    source: 'detector',
  }),
  ...(
    [
      ['wire', 'Wire', 'app.wire.com', 'refilter'],
      ['threema', 'Threema', 'threema.ch', 'refilter'],
      ['session', 'Session', 'getsession.org', 'lists'],
      ['deltachat', 'Delta Chat', 'delta.chat', 'refilter'],
      ['simplex', 'SimpleX Chat', 'simplex.chat', 'itdog'],
      ['briar', 'Briar', 'briarproject.org', 'refilter'],
    ] as const
  ).map(([id, name, host, source]) =>
    service({
      id,
      name,
      ...chat,
      tier: 'C',
      roles: [role('web', small(host))],
      notTestable: id === 'threema' ? ['app'] : ['app', 'calls'],
      source,
    }),
  ),
];
