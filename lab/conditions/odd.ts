import type { Fault, SiteFault } from '../scenario.ts';
import { type Fair, HEALTHY, SITE_DOWN, SITE_REFUSES, type Truth } from '../truth.ts';
import { type Condition, LOCAL_CAUSE, MAYBE_BLOCKED, on, SLOW, TARGET, UNEXPLAINED, UNVOUCHED } from './condition.ts';

const UNSEEN: readonly Fair[] = [UNEXPLAINED, MAYBE_BLOCKED];
/** Something of the user's own is the cause, and from here it looks like somebody else's doing. */
const LIKE_TAMPERING: readonly Fair[] = [...UNSEEN, SITE_DOWN];

/** The site's own fault, which a helper meets as well. */
function fault(id: string, own: SiteFault, note: string, fair: readonly Fair[] = []): Condition {
  return on(`odd-${id}`, own, SITE_DOWN, note, fair, UNSEEN);
}

function answer(id: string, status: number, truth: Truth, note: string): Condition {
  return on(`odd-${id}`, { layer: 'site', kind: 'error', status }, truth, note, [HEALTHY, SITE_REFUSES]);
}

/** The site sends everybody where nothing can be. */
function astray(id: string, to: string, note: string): Condition {
  const redirect: Fault = { layer: 'http', port: 443, kind: 'redirect', to };
  return on(`odd-redirect-${id}`, redirect, SITE_DOWN, note, [UNEXPLAINED, SITE_REFUSES, HEALTHY, LOCAL_CAUSE]);
}

/** The name leads to a machine that is not the site's, by a resolver of the user's own, or an old answer. */
function elsewhere(id: string, machine: string, own: readonly Fault[], note: string): Condition {
  return {
    ...on(`odd-${id}`, { layer: 'dns', kind: 'addresses', addresses: [machine] }, LOCAL_CAUSE, note, LIKE_TAMPERING),
    around: { hosts: { [machine]: own } },
  };
}

function tool(id: string, kind: 'silence' | 'alert' | 'close', note: string): Condition {
  return on(`odd-tool-${id}`, { layer: 'tls', kind }, LOCAL_CAUSE, note, UNSEEN);
}

function everywhere(
  id: string,
  faults: readonly Fault[],
  truth: Truth,
  note: string,
  fair: readonly Fair[],
): Condition {
  return { ...on(`odd-${id}`, [], truth, note, fair), around: { state: 'impaired', hosts: { '*': faults } } };
}

const LATE: readonly Fair[] = [UNEXPLAINED, SLOW, LOCAL_CAUSE, { reach: 'impaired', cause: 'network' }];
const VPN: Fault = { layer: 'dns', kind: 'standin', range: '198.18.0.0/15' };

/** Networks and sites that are odd, and harm nobody. */
export const ODD_CONDITIONS: readonly Condition[] = [
  fault(
    'unserved-reset',
    { layer: 'site', kind: 'unserved', as: 'reset' },
    'The machine resets who asks for this name.',
  ),
  fault('unserved-alert', { layer: 'site', kind: 'unserved', as: 'alert' }, 'The same by an alert.'),
  fault('unserved-close', { layer: 'site', kind: 'unserved', as: 'close' }, 'The same by an end without a word.'),
  fault('unserved-silence', { layer: 'site', kind: 'unserved', as: 'silence' }, 'The same by silence.'),
  fault('unserved-plain', { layer: 'site', kind: 'unserved', as: 'plain' }, 'Port 443 speaks no TLS for this name.'),
  fault('misnamed', { layer: 'site', kind: 'misnamed' }, 'A certificate for another name, for everybody.'),
  fault('crash', { layer: 'site', kind: 'crash' }, 'The program behind falls over at each request.'),
  { ...fault('crash-plain', { layer: 'site', kind: 'crash' }, 'The same over plain http.'), url: `http://${TARGET}/` },
  answer('rate-limit', 429, SITE_REFUSES, 'Too many requests.'),
  answer('not-found', 404, HEALTHY, 'Nothing at this address, over valid TLS.'),
  answer('bad-gateway', 502, SITE_REFUSES, 'A back end that is off.'),
  astray('private', 'http://10.0.0.1/start', 'To a private address, by mistake.'),
  astray('localhost', 'https://localhost/', 'To the machine of the developer.'),
  astray('onion', 'http://expyuzz4wqqyqhjn.onion/', 'To an onion address.'),
  astray('broken', 'http://', 'To no address at all, by a program that has lost it.'),
  astray('port', `https://${TARGET}:8443/`, 'To a port where nobody listens.'),
  {
    ...on(
      'odd-redirect-down-to-plain',
      { layer: 'http', port: 443, kind: 'redirect', to: 'http://plain-next.example.org/' },
      HEALTHY,
      'From https to a plain page.',
      [UNVOUCHED],
    ),
    around: { hosts: { 'plain-next.example.org': [{ layer: 'site', kind: 'plain' }] } },
  },
  on(
    'odd-ban',
    { layer: 'address', kind: 'drop', during: { from: 400, for: 60_000 } },
    HEALTHY,
    'The server answers once and shuts the door for a minute: too many connections.',
    [...LATE, ...UNSEEN],
  ),
  on('odd-far', { layer: 'body', kind: 'latency', ms: 3000 }, HEALTHY, 'Three seconds for each answer.', LATE),
  on('odd-empty', { layer: 'site', kind: 'page', bytes: 0 }, HEALTHY, 'A page with next to nothing on it.'),
  on('odd-name-8s', { layer: 'dns', kind: 'late', ms: 8000 }, HEALTHY, 'The name takes eight seconds.', [
    ...LATE,
    MAYBE_BLOCKED,
  ]),
  on('odd-no-ipv6-answer', { layer: 'dns', kind: 'silent', family: 6 }, HEALTHY, 'No answer about IPv6.', LATE),
  on('odd-ipv6-servfail', { layer: 'dns', kind: 'servfail', family: 6 }, HEALTHY, 'An error about IPv6.', LATE),
  elsewhere(
    'filter-abroad',
    'family-filter.example.net',
    [],
    'A family filter leads to its own page, in public space.',
  ),
  elsewhere(
    'stale-closed',
    'old-home.example.net',
    [{ layer: 'site', kind: 'refuse' }],
    'An old answer; nobody there.',
  ),
  elsewhere(
    'stale-silent',
    'old-house.example.net',
    [{ layer: 'site', kind: 'silent' }],
    'An old answer, and silence.',
  ),
  elsewhere(
    'stale-plain',
    'old-shop.example.net',
    [{ layer: 'tls', kind: 'reset', on: 'always' }],
    'An old answer, to a machine without TLS.',
  ),
  tool('silence', 'silence', 'A tool of the user’s own breaks the hello of this name: silence.'),
  tool('alert', 'alert', 'The same: the server complains.'),
  tool('close', 'close', 'The same: the server hangs up.'),
  on('odd-vpn-rule', [VPN, { layer: 'tls', kind: 'reset' }], LOCAL_CAUSE, 'A VPN client rejects this name.', UNSEEN),
  {
    ...on('odd-vpn-all', [], HEALTHY, 'A VPN client stands for every name.'),
    around: { hosts: { '*': [VPN] } },
  },
  {
    ...on('odd-vpn-all-dead', [VPN, { layer: 'site', kind: 'silent' }], SITE_DOWN, 'The same, and the site is off.', [
      LOCAL_CAUSE,
      UNEXPLAINED,
      MAYBE_BLOCKED,
    ]),
    around: { hosts: { '*': [VPN] } },
  },
  everywhere('far-all', [{ layer: 'body', kind: 'latency', ms: 2500 }], HEALTHY, 'A line by way of the moon.', [
    ...LATE,
    { reach: 'not_checked', cause: 'network' },
  ]),
];
