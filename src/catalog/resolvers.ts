/**
 * Resolvers outside, of different owners. Never one whose owner must hand its questions to a state that filters
 * (Yandex, AliDNS): the list of names asked for would go with them.
 */
import type { Resolver } from './schema.ts';

const shared = { source: 'vendor', reviewed: '2026-11-23' } as const;

export const RESOLVERS: readonly Resolver[] = [
  {
    id: 'cloudflare',
    owner: 'Cloudflare',
    url: 'https://cloudflare-dns.com/dns-query',
    byAddress: ['https://1.1.1.1/dns-query', 'https://1.0.0.1/dns-query'],
    ...shared,
  },
  {
    id: 'google',
    owner: 'Google',
    url: 'https://dns.google/dns-query',
    byAddress: ['https://8.8.8.8/dns-query', 'https://8.8.4.4/dns-query'],
    ...shared,
  },
  // Leaves out names it knows as malicious: its "no such name" alone proves nothing.
  {
    id: 'quad9',
    owner: 'Quad9',
    url: 'https://dns.quad9.net/dns-query',
    byAddress: ['https://9.9.9.9/dns-query', 'https://149.112.112.112/dns-query'],
    ...shared,
  },
  { id: 'opendns', owner: 'Cisco', url: 'https://doh.opendns.com/dns-query', byAddress: [], ...shared },
  { id: 'dns-sb', owner: 'xTom', url: 'https://doh.dns.sb/dns-query', byAddress: [], ...shared },
];
