import type { Fault } from '../scenario.ts';
import { blocked, type Fair, HEALTHY } from '../truth.ts';
import {
  type Condition,
  type Device,
  LOCAL_CAUSE,
  MAYBE_BLOCKED,
  on,
  TARGET,
  UNEXPLAINED,
  UNVOUCHED,
} from './condition.ts';
import { NO_DOH } from './dns.ts';

const LOCAL: readonly Fair[] = [UNEXPLAINED, { reach: 'not_checked', cause: 'network' }];

function set(condition: Condition, device: Device): Condition {
  return { ...condition, device };
}

const MISSING: Fault = { layer: 'dns', kind: 'nxdomain' };
const FORGED: Fault = { layer: 'dns', kind: 'addresses', addresses: ['10.10.34.35'] };

export const DEVICE_CONDITIONS: readonly Condition[] = [
  set(
    on('side-dns-missing', MISSING, HEALTHY, "The browser's own encrypted DNS has the name, the network's has not."),
    'secure_dns',
  ),
  set(on('side-dns-forged', FORGED, HEALTHY, "The browser's own encrypted DNS has the true address."), 'secure_dns'),
  set(on('side-dns-only', MISSING, HEALTHY, 'The same where only encrypted DNS may be asked.'), 'secure_dns_only'),
  {
    ...on(
      'side-dns-down',
      [],
      LOCAL_CAUSE,
      'Only encrypted DNS may be asked, and it is cut off; plain names work.',
      LOCAL,
    ),
    device: 'secure_dns_only',
    around: { state: 'impaired', hosts: NO_DOH },
  },
  {
    ...on(
      'side-dns-falls-back',
      [],
      HEALTHY,
      'Encrypted DNS is cut off, and the browser falls back to plain names.',
      LOCAL,
    ),
    device: 'secure_dns',
    around: { hosts: NO_DOH },
  },
  set(on('side-https-only', [], HEALTHY, 'Plain requests come back as https.'), 'https_only'),
  set(
    {
      ...on('side-https-only-plain', [], HEALTHY, 'A plain address, asked as https.', [
        { reach: 'reachable', cause: 'unknown' },
      ]),
      url: `http://${TARGET}/`,
    },
    'https_only',
  ),
  set(
    on('side-https-only-cut', { layer: 'tls', kind: 'reset' }, blocked('sni_filtering'), 'Cut by name, all the same.', [
      { reach: 'unreachable', cause: 'blocking', method: null },
    ]),
    'https_only',
  ),
  set(
    {
      ...on(
        'side-https-only-forged',
        { layer: 'http', port: 80, kind: 'page', status: 200, text: 'Request denied by network policy 17-4' },
        HEALTHY,
        'A plain address that a censor would answer, asked as https.',
        [{ reach: 'reachable', cause: 'unknown' }],
      ),
      // There the mode is one of pages that are opened; what an extension asks stays plain.
      truthIn: { chromium: blocked('http_blocking') },
      alone: [{ reach: 'reachable', cause: null }],
      url: `http://${TARGET}/`,
    },
    'https_only',
  ),
  ...(['proxy_dead', 'proxy_refuses', 'socks_dead'] as const).map((device) =>
    set(
      on(
        `side-${device.replace('_', '-').replace('socks', 'proxy-socks')}`,
        [],
        LOCAL_CAUSE,
        'A proxy that is for some sites only does not serve them.',
        [UNEXPLAINED, MAYBE_BLOCKED],
      ),
      device,
    ),
  ),
  set(
    {
      ...on(
        'side-proxy-refuses-plain',
        [],
        LOCAL_CAUSE,
        'The same of a plain address: the proxy answers with an error.',
        [UNEXPLAINED, UNVOUCHED, HEALTHY],
      ),
      url: `http://${TARGET}/`,
    },
    'proxy_refuses',
  ),
];
