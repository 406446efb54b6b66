import type { SiteFault } from '../scenario.ts';
import { HEALTHY, SITE_DOWN, SITE_REFUSES } from '../truth.ts';
import { HELPER_HOST } from '../world.ts';
import { BLOCKED_SOMEHOW, type Condition, on, UNEXPLAINED } from './condition.ts';

const WORDS = 'Доступ заблокирован: что это значит и что делать';

function dead(id: string, fault: SiteFault, note: string): Condition {
  return on(id, fault, SITE_DOWN, note, [UNEXPLAINED]);
}

export const SITE_CONDITIONS: readonly Condition[] = [
  dead('site-refuse', { layer: 'site', kind: 'refuse' }, 'The server is off, its machine is on.'),
  dead('site-silent', { layer: 'site', kind: 'silent' }, 'The machine is off.'),
  dead('site-expired', { layer: 'site', kind: 'expired' }, 'The certificate has expired for everybody.'),
  dead('site-no-tls', { layer: 'site', kind: 'no_tls' }, 'The server ends every handshake with an alert.'),
  on('site-error-503', { layer: 'site', kind: 'error', status: 503 }, SITE_REFUSES, 'Overloaded, over valid TLS.', [
    HEALTHY,
  ]),
  on('site-error-500', { layer: 'site', kind: 'error', status: 500 }, SITE_REFUSES, 'Broken, over valid TLS.', [
    HEALTHY,
  ]),
  on('site-words', { layer: 'site', kind: 'text', text: WORDS }, HEALTHY, 'A genuine page that speaks of blocking.'),
  {
    ...on(
      'helper-down',
      [{ layer: 'address', kind: 'drop' }],
      { reach: 'unreachable', cause: 'blocking', method: 'ip_blocking' },
      'The address is blocked and the helper is dead.',
      [UNEXPLAINED, BLOCKED_SOMEHOW],
    ),
    around: { hosts: { [HELPER_HOST]: [{ layer: 'site', kind: 'refuse' }] } },
  },
  {
    ...on('helper-lies', [], HEALTHY, 'The site is fine; the helper says that it is dead.'),
    around: { hosts: { [HELPER_HOST]: [{ layer: 'helper', kind: 'lying' }] } },
  },
];
