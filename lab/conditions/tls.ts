import type { TlsFault } from '../scenario.ts';
import { blocked, HEALTHY } from '../truth.ts';
import { BLOCKED_SOMEHOW, type Condition, LOCAL_CAUSE, on, UNEXPLAINED } from './condition.ts';

const BY_NAME = blocked('sni_filtering');
const INTERCEPTED = blocked('tls_interception');

type Kind = 'reset' | 'close' | 'silence' | 'alert' | 'plain';

function named(kind: Kind, note: string): Condition {
  // Of an alert and of plain text Firefox gives sentences, as of a certificate.
  const fair = kind === 'alert' || kind === 'plain' ? [BLOCKED_SOMEHOW, UNEXPLAINED] : [BLOCKED_SOMEHOW];
  return on(`tls-${kind}`, { layer: 'tls', kind }, BY_NAME, note, fair);
}

/** Hit whether or not the name is sent: not a filter on the name. */
function always(kind: Kind, note: string): Condition {
  const fault: TlsFault = { layer: 'tls', kind, on: 'always' };
  return on(`tls-${kind}-always`, fault, blocked('ip_blocking'), note, [BLOCKED_SOMEHOW, UNEXPLAINED]);
}

function only(hello: 'chromium' | 'firefox', kind: Kind): Condition {
  const fault: TlsFault = { layer: 'tls', kind, onlyHello: hello };
  const spared = hello === 'chromium' ? 'firefox' : 'chromium';
  const condition = on(`tls-${kind}-${hello}`, fault, BY_NAME, `Only hellos like ${hello}'s are hit.`, [
    BLOCKED_SOMEHOW,
  ]);
  return { ...condition, truthIn: { [spared]: HEALTHY } };
}

export const TLS_CONDITIONS: readonly Condition[] = [
  named('reset', 'RST after a ClientHello with the name.'),
  // Without a helper it looks like a server that closes after the request.
  {
    ...named('close', 'FIN after a ClientHello with the name.'),
    fair: [BLOCKED_SOMEHOW, UNEXPLAINED],
  },
  named('silence', 'Nothing after a ClientHello with the name.'),
  named('alert', 'Fatal alert after a ClientHello with the name.'),
  named('plain', 'A plain-text HTTP answer to a ClientHello with the name.'),
  always('reset', 'RST after any ClientHello to the address.'),
  always('close', 'FIN after any ClientHello to the address.'),
  always('alert', 'Fatal alert after any ClientHello to the address.'),
  always('silence', 'Nothing after any ClientHello to the address.'),
  only('chromium', 'silence'),
  only('firefox', 'reset'),
  on('tls-foreign-ca', { layer: 'tls', kind: 'foreign_ca' }, INTERCEPTED, 'A certificate by a state authority.', [
    BLOCKED_SOMEHOW,
    UNEXPLAINED,
  ]),
  on(
    'tls-foreign-ca-other',
    { layer: 'tls', kind: 'foreign_ca', issuer: 'Qaznet Trust Network' },
    INTERCEPTED,
    'The same with another issuer.',
    [BLOCKED_SOMEHOW, UNEXPLAINED],
  ),
  on('tls-wrong-name', { layer: 'tls', kind: 'wrong_name' }, INTERCEPTED, 'A valid certificate of another name.', [
    BLOCKED_SOMEHOW,
    UNEXPLAINED,
  ]),
  on(
    'tls-expired-locally',
    { layer: 'tls', kind: 'expired' },
    INTERCEPTED,
    'Expired only when the name is asked from here.',
    [BLOCKED_SOMEHOW, UNEXPLAINED, { reach: 'unreachable', cause: 'site', method: null }],
  ),
  {
    ...on('tls-antivirus', [], LOCAL_CAUSE, 'Every site, controls included, has the same foreign issuer.'),
    around: { hosts: { '*': [{ layer: 'tls', kind: 'foreign_ca', issuer: 'Company Web Shield', on: 'always' }] } },
  },
  {
    ...on('tls-wrong-clock', [], LOCAL_CAUSE, 'Every certificate is out of date: the clock of the device is wrong.'),
    around: { hosts: { '*': [{ layer: 'tls', kind: 'expired', on: 'always' }] } },
  },
];
