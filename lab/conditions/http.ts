import type { HttpFault } from '../scenario.ts';
import { blocked, HEALTHY, SITE_DOWN, SITE_REFUSES } from '../truth.ts';
import { BLOCKED_SOMEHOW, type Condition, on, TARGET, UNEXPLAINED } from './condition.ts';

const BLOCKED = blocked('http_blocking');
const SEALED = { layer: 'tls', kind: 'reset' } as const;

/** https is cut off by name, whatever is done to plain requests beside it. */
function plain(id: string, fault: HttpFault, note: string): Condition {
  const artefact = fault.kind === 'page' ? [BLOCKED] : [];
  return on(id, [fault, SEALED], blocked('sni_filtering'), note, [...artefact, BLOCKED_SOMEHOW]);
}

function page(status: number, more: { location?: string; text?: string } = {}): HttpFault {
  return { layer: 'http', port: 80, kind: 'page', status, ...more };
}

function answered(id: string, fault: HttpFault, note: string): Condition {
  return on(id, fault, SITE_REFUSES, note, [HEALTHY]);
}

export const HTTP_CONDITIONS: readonly Condition[] = [
  plain('http-block-page-200', page(200), 'A page with the words of the law on port 80.'),
  plain('http-block-page-451', page(451, { text: 'Unavailable for legal reasons' }), 'The same with status 451.'),
  plain(
    'http-block-redirect',
    page(302, { location: 'http://warning.rt.ru/?id=17' }),
    "A redirect to the provider's page.",
  ),
  plain(
    'http-block-redirect-local',
    page(302, { location: 'http://10.0.0.1/blocked' }),
    'A redirect into private space.',
  ),
  plain('http-reset-on-host', { layer: 'http', port: 80, kind: 'reset' }, 'RST on the Host header.'),
  plain('http-silence-on-host', { layer: 'http', port: 80, kind: 'silence' }, 'Silence on the Host header.'),
  on(
    'http-only-plain',
    page(302, { location: 'http://warning.rt.ru/' }),
    HEALTHY,
    'Only plain http is blocked, https works.',
    [BLOCKED],
  ),
  answered(
    'http-refusal-403',
    { layer: 'http', port: 443, kind: 'refusal', status: 403 },
    'The site refuses the country.',
  ),
  answered(
    'http-refusal-451',
    { layer: 'http', port: 443, kind: 'refusal', status: 451 },
    'The same, for legal reasons.',
  ),
  answered('http-challenge', { layer: 'http', port: 443, kind: 'challenge' }, 'A page that checks the browser.'),
  on(
    'http-empty',
    { layer: 'http', port: 443, kind: 'empty' },
    SITE_DOWN,
    'The server ends the connection after the request, for everybody.',
    [UNEXPLAINED],
  ),
  on(
    'http-redirect-relative',
    { layer: 'http', port: 443, kind: 'redirect', to: '/welcome' },
    HEALTHY,
    'A redirect within the site.',
  ),
  on(
    'http-redirect-abroad',
    { layer: 'http', port: 443, kind: 'redirect', to: 'https://www.khpg.org/' },
    HEALTHY,
    'To another host.',
  ),
  on(
    'http-redirect-chain',
    { layer: 'http', port: 443, kind: 'chain', hops: 4 },
    HEALTHY,
    'Four redirects, then the page.',
  ),
  on(
    'http-redirect-loop',
    { layer: 'http', port: 443, kind: 'chain', hops: 'endless' },
    SITE_REFUSES,
    'Redirects without end.',
    [HEALTHY, { reach: 'unreachable', cause: 'site', method: null }, UNEXPLAINED],
  ),
  on(
    'http-redirect-long',
    { layer: 'http', port: 443, kind: 'chain', hops: 12 },
    HEALTHY,
    'Twelve redirects, then the page.',
  ),
  {
    ...on(
      'http-redirect-circle',
      { layer: 'http', port: 443, kind: 'redirect', to: 'https://mirror.example.org/' },
      SITE_REFUSES,
      'Two hosts send the visitor to each other.',
      [HEALTHY, { reach: 'unreachable', cause: 'site', method: null }, UNEXPLAINED],
    ),
    around: {
      hosts: { 'mirror.example.org': [{ layer: 'http', port: 443, kind: 'redirect', to: `https://${TARGET}/` }] },
    },
  },
  {
    ...on(
      'http-forged-over-hijack',
      [
        { layer: 'dns', kind: 'addresses', addresses: ['gate.example.net'] },
        page(302, { location: 'http://ads.example.net/' }),
      ],
      blocked('dns_tampering'),
      'The name leads to another server, which sends visitors to an unrelated site.',
      [BLOCKED, BLOCKED_SOMEHOW],
    ),
    around: { hosts: { 'gate.example.net': [{ layer: 'tls', kind: 'reset', on: 'always' }] } },
  },
];
