/** Every host name has public addresses, derived from the name, unless the world knows them by heart. */
import { createHash } from 'node:crypto';
import { BlockList, isIP } from 'node:net';

/** First octets of space that is allocated to providers and free of special-purpose ranges. */
const PUBLIC_FIRST_OCTETS = [
  5, 23, 31, 37, 45, 46, 62, 77, 78, 79, 80, 81, 82, 83, 84, 85, 87, 88, 89, 91, 93, 94, 95, 104, 108, 109, 134, 138,
  140, 142, 146, 149, 151, 157, 159, 162, 163, 178, 185, 188, 193, 194, 195, 212, 213, 216, 217,
];

/** Resolvers that programs dial by address. */
export const RESOLVER_ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'one.one.one.one': ['1.1.1.1', '1.0.0.1'],
  'dns.google': ['8.8.8.8', '8.8.4.4'],
  'dns.quad9.net': ['9.9.9.9', '149.112.112.112'],
  'dns.adguard-dns.com': ['94.140.14.14', '94.140.15.15'],
  'cloudflare-dns.com': ['104.16.248.249', '104.16.249.249'],
  'doh.opendns.com': ['146.112.41.2'],
  'doh.dns.sb': ['185.222.222.222'],
};

/** Services known for answering from several addresses. */
const POOLS: Readonly<Record<string, number>> = {
  'www.google.com': 3,
  'www.youtube.com': 3,
  'web.whatsapp.com': 2,
  'www.facebook.com': 2,
  'web.telegram.org': 2,
  'discord.com': 3,
  'www.cloudflare.com': 2,
};

const bogons = { ipv4: new BlockList(), ipv6: new BlockList() };
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
for (const range of SPECIAL_IPV4) {
  const [net = '', bits = ''] = range.split('/');
  bogons.ipv4.addSubnet(net, Number(bits), 'ipv4');
}
bogons.ipv6.addSubnet('::', 8, 'ipv6');
bogons.ipv6.addSubnet('fc00::', 7, 'ipv6');
bogons.ipv6.addSubnet('fe80::', 10, 'ipv6');
bogons.ipv6.addSubnet('2001:db8::', 32, 'ipv6');

/** Ranges that no machine on the public internet answers from. */
export function isBogon(address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return bogons[family].check(address, family);
}

function digest(name: string, index: number): Buffer {
  return createHash('sha256').update(`${name}#${index}`).digest();
}

function ipv4(name: string, index: number): string {
  const bytes = digest(name, index);
  const first = PUBLIC_FIRST_OCTETS[bytes.readUInt16BE(0) % PUBLIC_FIRST_OCTETS.length];
  return [first, 1 + (bytes.readUInt8(2) % 254), bytes.readUInt8(3), 1 + (bytes.readUInt8(4) % 254)].join('.');
}

function ipv6(name: string, index: number): string {
  const bytes = digest(name, index);
  const group = (at: number) => (0x1000 | bytes.readUInt16BE(at)).toString(16);
  return `2a02:${group(6)}:${group(8)}:${group(10)}:${group(12)}:${group(14)}:${group(16)}:${group(18)}`;
}

function derive(name: string, make: (name: string, index: number) => string): string[] {
  return Array.from({ length: POOLS[name] ?? 1 }, (_, index) => make(name, index));
}

export function publicIpv4(name: string): readonly string[] {
  return RESOLVER_ADDRESSES[name] ?? derive(name, ipv4);
}

export function publicIpv6(name: string): readonly string[] {
  return derive(name, ipv6);
}
