import type { Fault, HttpFault } from '../scenario.ts';
import { blocked, type Fair, HEALTHY, SITE_DOWN, SITE_REFUSES, type Truth } from '../truth.ts';
import { BLOCKED_SOMEHOW, type Condition, MAYBE_BLOCKED, on, TARGET, UNEXPLAINED, UNVOUCHED } from './condition.ts';

const FORGED = blocked('http_blocking');
const STRAY = blocked('dns_tampering');
/** Without anybody to compare with, a page is a page. */
const UNCOMPARED: readonly Fair[] = [HEALTHY, UNVOUCHED, SITE_REFUSES, MAYBE_BLOCKED, UNEXPLAINED];
const OWN = { layer: 'site', kind: 'plain' } as const;

function page(status: number, more: { location?: string; text?: string } = {}): HttpFault {
  return { layer: 'http', port: 80, kind: 'page', status, ...more };
}

/** Listed with `http://`. */
function listed(
  id: string,
  faults: readonly Fault[],
  truth: Truth,
  note: string,
  fair: readonly Fair[] = [],
  alone: readonly Fair[] = [],
): Condition {
  return { ...on(`plain-${id}`, faults, truth, note, fair, alone), url: `http://${TARGET}/` };
}

const NEW_WORDS = 'Request denied by network policy 17-4';

export const PLAIN_CONDITIONS: readonly Condition[] = [
  listed('healthy', [OWN], HEALTHY, 'A page over plain http.', [], [UNVOUCHED]),
  listed('upgraded', [], HEALTHY, 'Sends visitors to its own https.', [], [UNVOUCHED]),
  listed(
    'page-200',
    [OWN, page(200, { text: NEW_WORDS })],
    FORGED,
    'A page that nobody knows.',
    [BLOCKED_SOMEHOW],
    UNCOMPARED,
  ),
  listed(
    'page-403',
    [OWN, page(403, { text: NEW_WORDS })],
    FORGED,
    'The same with 403.',
    [BLOCKED_SOMEHOW],
    UNCOMPARED,
  ),
  listed(
    'page-451',
    [OWN, page(451, { text: NEW_WORDS })],
    FORGED,
    'The same with 451.',
    [BLOCKED_SOMEHOW],
    UNCOMPARED,
  ),
  listed(
    'page-instead-of-https',
    [page(200, { text: NEW_WORDS })],
    FORGED,
    'In place of the way to https.',
    [BLOCKED_SOMEHOW],
    UNCOMPARED,
  ),
  listed(
    'redirect',
    [OWN, page(302, { location: 'http://notice.provider.example/?id=7' })],
    FORGED,
    'Sent to a page of the provider that nobody knows.',
    [BLOCKED_SOMEHOW],
    UNCOMPARED,
  ),
  listed('redirect-known', [OWN, page(302, { location: 'http://warning.rt.ru/?id=17' })], FORGED, 'To a known page.', [
    BLOCKED_SOMEHOW,
  ]),
  listed(
    'reset',
    [OWN, { layer: 'http', port: 80, kind: 'reset' }],
    FORGED,
    'RST on the Host header; https works.',
    [BLOCKED_SOMEHOW],
    [UNEXPLAINED],
  ),
  listed(
    'silence',
    [OWN, { layer: 'http', port: 80, kind: 'silence' }],
    FORGED,
    'Silence on the Host header; https works.',
    [BLOCKED_SOMEHOW],
    [UNEXPLAINED],
  ),
  {
    ...listed(
      'hijacked',
      [OWN, { layer: 'dns', kind: 'addresses', addresses: ['lure.example.net'] }],
      STRAY,
      'The name leads to another server, which shows a page of its own.',
      [FORGED, BLOCKED_SOMEHOW],
      UNCOMPARED,
    ),
    around: { hosts: { 'lure.example.net': [OWN, { layer: 'tls', kind: 'reset', on: 'always' }] } },
  },
  listed(
    'refusal',
    [OWN, { layer: 'http', port: 80, kind: 'refusal', status: 403 }],
    SITE_REFUSES,
    'The site refuses the country.',
    [HEALTHY, UNVOUCHED, MAYBE_BLOCKED, UNEXPLAINED],
  ),
  listed('dead', [{ layer: 'site', kind: 'refuse' }], SITE_DOWN, 'Nobody listens.', [], [UNEXPLAINED, MAYBE_BLOCKED]),
];
