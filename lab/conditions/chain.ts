import type { Fault, HttpFault } from '../scenario.ts';
import { blocked, type Fair, HEALTHY, SITE_DOWN, type Truth } from '../truth.ts';
import { BLOCKED_SOMEHOW, type Condition, MAYBE_BLOCKED, on, TARGET, UNEXPLAINED } from './condition.ts';

const RESET = { layer: 'tls', kind: 'reset' } as const;
const BY_NAME = blocked('sni_filtering');
const BY_ADDRESS = blocked('ip_blocking');

function to(url: string): HttpFault {
  return { layer: 'http', port: 443, kind: 'redirect', to: url };
}

interface Next {
  /** Instead of a host of its own. */
  host?: string;
  scheme?: 'http' | 'https';
  faults: readonly Fault[];
  truth: Truth;
  fair?: readonly Fair[];
  alone?: readonly Fair[];
}

/** The listed address answers, and sends the visitor to a host whose state is the truth about it. */
function leading(kind: string, next: Next, note: string): Condition {
  const { host = `next-${kind}.example.org`, scheme = 'https', faults, truth, fair = [], alone = [] } = next;
  return {
    ...on(`http-redirect-to-${kind}`, to(`${scheme}://${host}/`), truth, note, fair, alone),
    around: { hosts: { [host]: faults } },
  };
}

const DOUBTFUL = [UNEXPLAINED, MAYBE_BLOCKED];

export const CHAIN_CONDITIONS: readonly Condition[] = [
  leading('healthy', { faults: [], truth: HEALTHY }, 'A short link to a page that loads.'),
  leading('blocked', { faults: [RESET], truth: BY_NAME, fair: [BLOCKED_SOMEHOW] }, 'The next host is cut by name.'),
  leading(
    'silent',
    { faults: [{ layer: 'tls', kind: 'silence' }], truth: BY_NAME, fair: [BLOCKED_SOMEHOW] },
    'The next host meets silence by name.',
  ),
  leading(
    'unknown',
    { faults: [{ layer: 'site', kind: 'gone' }], truth: SITE_DOWN, alone: [UNEXPLAINED] },
    'The next host has no name, for anybody.',
  ),
  leading(
    'removed',
    { faults: [{ layer: 'dns', kind: 'nxdomain' }], truth: blocked('dns_tampering'), fair: [BLOCKED_SOMEHOW] },
    "The next host's name is removed from the resolver.",
  ),
  leading(
    'dropped',
    { faults: [{ layer: 'address', kind: 'drop' }], truth: BY_ADDRESS, fair: [BLOCKED_SOMEHOW], alone: DOUBTFUL },
    "The next host's address is dropped.",
  ),
  leading(
    'refused',
    { faults: [{ layer: 'address', kind: 'refuse' }], truth: BY_ADDRESS, fair: [BLOCKED_SOMEHOW], alone: DOUBTFUL },
    'The next host is refused on the way.',
  ),
  leading(
    'dead',
    { faults: [{ layer: 'site', kind: 'silent' }], truth: SITE_DOWN, alone: DOUBTFUL },
    'The next host is off, for everybody.',
  ),
  leading(
    'closed',
    { faults: [{ layer: 'site', kind: 'refuse' }], truth: SITE_DOWN, alone: DOUBTFUL },
    'The next host refuses everybody.',
  ),
  leading(
    'foreign-ca',
    {
      faults: [{ layer: 'tls', kind: 'foreign_ca' }],
      truth: blocked('tls_interception'),
      fair: [BLOCKED_SOMEHOW, UNEXPLAINED],
    },
    'The next host shows a foreign certificate.',
  ),
  leading(
    'empty',
    { faults: [{ layer: 'http', port: 443, kind: 'empty' }], truth: SITE_DOWN, alone: DOUBTFUL },
    'The next host answers with nothing.',
  ),
  leading(
    'plain-cut',
    {
      scheme: 'http',
      faults: [RESET, { layer: 'http', port: 80, kind: 'reset' }],
      truth: blocked('http_blocking'),
      fair: [BY_NAME, BLOCKED_SOMEHOW],
      alone: [UNEXPLAINED],
    },
    'The next address is a plain one, and both ports are cut by name.',
  ),
  leading(
    'www',
    { host: `www.${TARGET}`, faults: [RESET], truth: BY_NAME, fair: [BLOCKED_SOMEHOW] },
    'A bare domain to its www, which is cut by name.',
  ),
  {
    ...on('http-redirect-twice-to-blocked', to('https://mid.example.org/'), BY_NAME, 'The third host is cut by name.', [
      BLOCKED_SOMEHOW,
    ]),
    around: { hosts: { 'mid.example.org': [to('https://last.example.org/')], 'last.example.org': [RESET] } },
  },
];
