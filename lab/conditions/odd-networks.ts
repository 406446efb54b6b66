import type { Fault, Scenario } from '../scenario.ts';
import { blocked, type Fair, HEALTHY, SITE_DOWN, SITE_REFUSES, type Truth } from '../truth.ts';
import {
  type Condition,
  LOCAL_CAUSE,
  MAYBE_BLOCKED,
  MAYBE_LIMITED,
  on,
  SLOW,
  TARGET,
  UNEXPLAINED,
  UNVOUCHED,
} from './condition.ts';

const UNSEEN: readonly Fair[] = [UNEXPLAINED, MAYBE_BLOCKED];
const LIKE_TAMPERING: readonly Fair[] = [...UNSEEN, SITE_DOWN];
const NOT_ASKED: Fair = { reach: 'not_checked', cause: 'network' };
const SLOW_NETWORK: Fair = { reach: 'impaired', cause: 'network' };
const OUTAGE: readonly Fair[] = [UNEXPLAINED, SLOW, LOCAL_CAUSE, SLOW_NETWORK, NOT_ASKED];

const VPN: Fault = { layer: 'dns', kind: 'standin', range: '198.18.0.0/15' };
const LARGE_IPV6: Fault = { layer: 'address', kind: 'large', family: 6 };

/** Hosts by which devices look whether the network works: offices and contracts that ran out let them through. */
const SPARED = ['www.gstatic.com', 'www.apple.com', 'edge.microsoft.com', 'detectportal.firefox.com'];

/** Everything but the well-known hosts meets the fault: an office that inspects, a contract that ran out. */
function most(id: string, fault: Fault, truth: Truth, note: string, fair: readonly Fair[]): Condition {
  const spared = Object.fromEntries(SPARED.map((host) => [host, []]));
  return {
    ...on(`odd-most-${id}`, [fault], truth, note, fair),
    hosts: [TARGET, `second-${id}.example`, `third-${id}.example`],
    around: { hosts: { ...spared, '*': [fault] } },
  };
}

/** The name leads to a machine that is not the site's. */
function led(id: string, machine: string, own: readonly Fault[], note: string): Condition {
  return {
    ...on(`odd-${id}`, { layer: 'dns', kind: 'addresses', addresses: [machine] }, LOCAL_CAUSE, note, LIKE_TAMPERING),
    around: { hosts: { [machine]: own } },
  };
}

/** The server defends itself against this visitor for a minute, once it has answered. */
function ban(id: string, fault: Fault, note: string): Condition {
  const held: Fault = { ...fault, during: { from: 400, for: 60_000 } };
  return on(`odd-ban-${id}`, held, HEALTHY, note, [...OUTAGE, MAYBE_BLOCKED, MAYBE_LIMITED]);
}

/** The site is at fault, before everybody. */
function fault(id: string, faults: readonly Fault[], truth: Truth, note: string, fair: readonly Fair[]): Condition {
  return on(`odd-${id}`, faults, truth, note, fair);
}

function around(condition: Condition, more: Partial<Scenario>): Condition {
  return { ...condition, around: { ...condition.around, ...more } };
}

const ANSWERED: readonly Fair[] = [HEALTHY, SITE_REFUSES, UNEXPLAINED, SITE_DOWN, SLOW];

/** Networks, devices and sites of which people have told, and that harm nobody. */
export const ODD_NETWORK_CONDITIONS: readonly Condition[] = [
  on('odd-tool-reset', { layer: 'tls', kind: 'reset' }, LOCAL_CAUSE, 'A tool of one’s own spoils the hello.', UNSEEN),
  {
    ...on(
      'odd-tool-host',
      [
        { layer: 'site', kind: 'plain' },
        { layer: 'http', port: 80, kind: 'reset' },
      ],
      LOCAL_CAUSE,
      'A tool of one’s own spoils the Host header.',
      UNSEEN,
    ),
    url: `http://${TARGET}/`,
  },
  on('odd-shut-by-name', { layer: 'tls', kind: 'reset' }, SITE_DOWN, 'A balancer resets this country.', UNSEEN),
  on(
    'odd-authority-by-name',
    { layer: 'tls', kind: 'foreign_ca', issuer: 'Community Root X9' },
    SITE_DOWN,
    'Of many sites on one machine this one has an authority that the helper trusts and browsers do not.',
    UNSEEN,
  ),
  on(
    'odd-signature-broken',
    { layer: 'dns', kind: 'servfail', via: 'both' },
    SITE_DOWN,
    'The signatures of the zone are broken: who checks them finds no name, the helper does not check.',
    [UNEXPLAINED],
  ),
  on(
    'odd-signature-broken-abroad',
    { layer: 'dns', kind: 'servfail', via: 'doh' },
    HEALTHY,
    'The same, and the resolver here does not check.',
  ),
  around(
    on('odd-rebinding', { layer: 'dns', kind: 'empty' }, LOCAL_CAUSE, 'A router hides names of private addresses.', [
      UNEXPLAINED,
      SITE_DOWN,
    ]),
    { addresses: { [TARGET]: ['192.168.1.70'] } },
  ),
  around(
    on('odd-large-lost-ipv6', LARGE_IPV6, LOCAL_CAUSE, 'A tunnel of IPv6 loses large packets to one site.', [
      ...UNSEEN,
      SLOW,
      MAYBE_LIMITED,
      HEALTHY,
    ]),
    { ipv6: [TARGET] },
  ),
  around(
    on('odd-large-lost-ipv6-all', LARGE_IPV6, LOCAL_CAUSE, 'The same on the way to everybody.', [
      UNEXPLAINED,
      SLOW,
      SLOW_NETWORK,
      HEALTHY,
      NOT_ASKED,
    ]),
    { state: 'impaired', ipv6: ['*'], hosts: { '*': [LARGE_IPV6] } },
  ),
  ban('refuse', { layer: 'address', kind: 'refuse' }, 'The server refuses who came too often, for a minute.'),
  ban('reset', { layer: 'tls', kind: 'reset' }, 'The same by resets.'),
  ban('page', { layer: 'http', port: 443, kind: 'refusal', status: 403 }, 'The same by a page that says so.'),
  on(
    'odd-half-dead',
    { layer: 'noise', probability: 0.5, kind: 'reset' },
    HEALTHY,
    'One of two machines behind a balancer resets.',
    [...OUTAGE, MAYBE_BLOCKED, SITE_DOWN, MAYBE_LIMITED],
  ),
  on('odd-half-silent', { layer: 'noise', probability: 0.5 }, HEALTHY, 'A site under attack: half of all is lost.', [
    ...OUTAGE,
    MAYBE_BLOCKED,
    SITE_DOWN,
    MAYBE_LIMITED,
  ]),
  fault(
    'redirect-app',
    [{ layer: 'http', port: 443, kind: 'redirect', to: 'tg://resolve?domain=reach' }],
    SITE_DOWN,
    'A link that opens an app, and no page.',
    ANSWERED,
  ),
  fault(
    'redirect-forbidden-port',
    [{ layer: 'http', port: 443, kind: 'redirect', to: `https://${TARGET}:6667/` }],
    SITE_DOWN,
    'To a port that browsers do not open.',
    ANSWERED,
  ),
  fault(
    'encoding-false',
    [{ layer: 'site', kind: 'headers', headers: { 'content-encoding': 'gzip' } }],
    SITE_REFUSES,
    'Says that it is compressed, and is not.',
    ANSWERED,
  ),
  fault('origin-down', [{ layer: 'site', kind: 'error', status: 522 }], SITE_REFUSES, 'A cache cannot reach it.', [
    HEALTHY,
  ]),
  fault('removed', [{ layer: 'site', kind: 'error', status: 410 }], HEALTHY, 'The page was taken down.', [
    SITE_REFUSES,
  ]),
  fault(
    'renewing',
    [{ layer: 'tls', kind: 'expired', during: { from: 0, for: 8_000 } }],
    HEALTHY,
    'The certificate is renewed while we ask.',
    [UNEXPLAINED, SITE_DOWN, { reach: 'reachable', cause: 'site' }],
  ),
  {
    ...on('odd-line-dies', { layer: 'line', kind: 'lost', during: { from: 300, for: 120_000 } }, HEALTHY, '', [
      ...OUTAGE,
    ]),
    note: 'The line dies in the middle of a round, and does not come back.',
    hosts: [TARGET, 'second-dying.example'],
  },
  most('contract', { layer: 'address', kind: 'drop' }, LOCAL_CAUSE, 'A contract that ran out lets few hosts through.', [
    ...UNSEEN,
    NOT_ASKED,
  ]),
  most(
    'inspected',
    { layer: 'tls', kind: 'foreign_ca', issuer: 'Office Web Shield', on: 'always' },
    LOCAL_CAUSE,
    'An office reads all but a few sites, and this device does not trust its root.',
    UNSEEN,
  ),
  around(
    on('odd-contract-slow', [], { reach: 'impaired', cause: 'network', method: null }, 'A contract at 32 kbit/s.', [
      ...OUTAGE,
      HEALTHY,
    ]),
    { state: 'impaired', hosts: { '*': [{ layer: 'body', kind: 'drip', bitsPerSecond: 32_000 }] } },
  ),
  led(
    'filter-own-root',
    'pixel-filter.example.net',
    [{ layer: 'tls', kind: 'foreign_ca', issuer: 'Pixel Filter', on: 'always' }],
    'A filter at home answers with an authority of its own.',
  ),
  led('cache-hung', 'cache.provider.example', [{ layer: 'http', port: 443, kind: 'silence' }], 'A broken cache.'),
  led('cache-stalled', 'node.provider.example', [{ layer: 'site', kind: 'crash' }], 'A cache that falls over.'),
  on('odd-vpn-silent', [VPN, { layer: 'tls', kind: 'silence' }], LOCAL_CAUSE, 'The exit of a VPN is dead.', UNSEEN),
  on('odd-vpn-close', [VPN, { layer: 'tls', kind: 'close' }], LOCAL_CAUSE, 'A VPN client hangs up.', UNSEEN),
  on(
    'odd-advertising',
    [
      { layer: 'site', kind: 'gone' },
      { layer: 'dns', kind: 'addresses', addresses: ['search.provider.example'] },
    ],
    SITE_DOWN,
    'A resolver that sells advertising in place of a name that nobody has.',
    UNSEEN,
  ),
  {
    ...on(
      'odd-advertising-plain',
      [
        { layer: 'site', kind: 'gone' },
        { layer: 'dns', kind: 'addresses', addresses: ['offers.provider.example'] },
      ],
      SITE_DOWN,
      'The same over plain http.',
      [...UNSEEN, UNVOUCHED, HEALTHY],
    ),
    url: `http://${TARGET}/`,
    around: { hosts: { 'offers.provider.example': [{ layer: 'site', kind: 'plain' }] } },
  },
  {
    ...on('odd-name-first-late', { layer: 'dns', kind: 'flaky', every: 3, as: 'nxdomain' }, HEALTHY, '', [
      ...OUTAGE,
      MAYBE_BLOCKED,
    ]),
    note: 'One of three servers of the zone does not know the name yet: it has just moved.',
  },
  around(
    on('odd-other-family-cut', { layer: 'address', kind: 'refuse', family: 6 }, HEALTHY, 'IPv6 is refused at home.', [
      UNEXPLAINED,
    ]),
    { ipv6: ['*'], hosts: { '*': [{ layer: 'address', kind: 'refuse', family: 6 }] } },
  ),
];

/** What must still be seen beside all the odd ones. */
export const STILL_BLOCKED: readonly Condition[] = [
  on(
    'odd-signature-and-cut',
    [
      { layer: 'dns', kind: 'servfail', via: 'doh' },
      { layer: 'tls', kind: 'reset' },
    ],
    blocked('sni_filtering'),
    'The signatures of the zone are broken, and the name is cut here as well.',
    [UNEXPLAINED, { reach: 'unreachable', cause: 'blocking', method: null }],
  ),
];
