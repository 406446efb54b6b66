import type { DnsFault, DnsVia } from '../scenario.ts';
import { blocked, HEALTHY, NETWORK_DOWN, SITE_DOWN } from '../truth.ts';
import { BLOCKED_SOMEHOW, type Condition, LOCAL_CAUSE, on, TARGET, UNEXPLAINED } from './condition.ts';

const TAMPERED = blocked('dns_tampering');

function plain(kind: 'nxdomain' | 'servfail' | 'refused' | 'silent' | 'empty', via: DnsVia = 'system'): DnsFault {
  return { layer: 'dns', kind, via };
}

function forged(...addresses: string[]): DnsFault {
  return { layer: 'dns', kind: 'addresses', addresses };
}

/** Chromium does not show what a name led to where nothing came of it. */
function unseen(condition: Condition): Condition {
  return { ...condition, fairIn: { chromium: [BLOCKED_SOMEHOW] } };
}

const DOH_HOSTS = [
  'dns.google',
  'cloudflare-dns.com',
  'one.one.one.one',
  'dns.quad9.net',
  'dns.adguard-dns.com',
  'doh.opendns.com',
  'doh.dns.sb',
];
export const NO_DOH = Object.fromEntries(
  DOH_HOSTS.map((host) => [host, [{ layer: 'tls', kind: 'silence', on: 'always' } as const]]),
);

export const DNS_CONDITIONS: readonly Condition[] = [
  on('dns-nxdomain', plain('nxdomain'), TAMPERED, 'The name is removed from the resolver; DoH has it.'),
  on('dns-servfail', plain('servfail'), TAMPERED, 'SERVFAIL for one name only.'),
  on('dns-refused', plain('refused'), TAMPERED, 'REFUSED for one name only.'),
  unseen(on('dns-silent', plain('silent'), TAMPERED, 'Queries for one name are never answered.')),
  on('dns-empty', plain('empty'), TAMPERED, 'NOERROR without records.'),
  unseen(on('dns-private', forged('10.10.34.35'), TAMPERED, 'A private address, as the Iranian block page has.')),
  on('dns-loopback', forged('127.0.0.1'), TAMPERED, 'Loopback; nobody listens there.', [UNEXPLAINED, LOCAL_CAUSE]),
  on('dns-zero', forged('0.0.0.0'), TAMPERED, 'As many ad blockers answer, too.', [UNEXPLAINED, LOCAL_CAUSE]),
  unseen(on('dns-shared-space', forged('100.64.7.7'), TAMPERED, 'Carrier-grade NAT space.')),
  {
    ...on('dns-fake-range', [], NETWORK_DOWN, 'The fake range of a VPN client that is down: it stands for every name.'),
    around: { state: 'offline', hosts: { '*': [forged('198.18.0.42')] } },
  },
  on(
    'dns-block-page',
    forged('warning.rt.ru'),
    TAMPERED,
    'The address of a block page; over TLS its certificate is for another name.',
  ),
  {
    ...on('dns-block-page-sealed', forged('erblock.crimea.com'), TAMPERED, 'A block page whose port 443 resets.', [
      BLOCKED_SOMEHOW,
    ]),
    around: { hosts: { 'erblock.crimea.com': [{ layer: 'tls', kind: 'reset', on: 'always' }] } },
  },
  on(
    'dns-other-site',
    forged('www.unrelated.example'),
    TAMPERED,
    "An unrelated site's address: wrong name in the certificate.",
  ),
  {
    ...on(
      'dns-proxy',
      forged('62.33.207.196'),
      HEALTHY,
      'A transparent proxy that relays to the true site: valid TLS clears it.',
    ),
    around: { proxies: ['62.33.207.196'] },
  },
  unseen(
    on(
      'dns-injected',
      { layer: 'dns', kind: 'injected', addresses: ['10.10.34.36'] },
      TAMPERED,
      'A forged answer wins the race.',
    ),
  ),
  {
    ...on('dns-no-ipv6', { ...plain('servfail'), family: 6 }, HEALTHY, 'Only AAAA is broken.'),
    around: { ipv6: [TARGET] },
  },
  {
    ...on('dns-ipv6-only', { ...plain('empty'), family: 4 }, HEALTHY, 'Only A is missing; IPv6 works.'),
    around: { ipv6: [TARGET] },
  },
  on('dns-doh-lies', plain('nxdomain', 'doh'), HEALTHY, 'DoH resolvers miss the name, the local one has it.'),
  on('dns-gone-everywhere', { layer: 'site', kind: 'gone' }, SITE_DOWN, 'The name does not exist for anybody.'),
  {
    ...on('dns-nxdomain-no-doh', plain('nxdomain'), TAMPERED, 'Removed, and no DoH resolver can be reached.', [
      UNEXPLAINED,
    ]),
    around: { hosts: NO_DOH },
  },
  {
    ...on('dns-doh-blocked', [], HEALTHY, 'No DoH resolver can be reached; the site is fine.'),
    around: { hosts: NO_DOH },
  },
];
