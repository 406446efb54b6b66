/** What an address is, by the registries of special-purpose addresses (RFC 6890 and successors). */
export type AddressKind =
  | 'public'
  | 'private'
  | 'loopback'
  | 'zero'
  /** 198.18.0.0/15, 2001:2::/48 and fc00::/18, which VPN clients hand out as stand-ins for names. */
  | 'fake'
  | 'reserved';

type Range = readonly [base: number, bits: number, kind: AddressKind];

const ipv4 = (a: number, b = 0, c = 0, d = 0) => ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;

const IPV4: readonly Range[] = [
  [ipv4(0), 8, 'zero'],
  [ipv4(10), 8, 'private'],
  [ipv4(100, 64), 10, 'private'],
  [ipv4(127), 8, 'loopback'],
  [ipv4(169, 254), 16, 'reserved'],
  [ipv4(172, 16), 12, 'private'],
  [ipv4(192, 0, 0), 24, 'reserved'],
  [ipv4(192, 0, 2), 24, 'reserved'],
  [ipv4(192, 168), 16, 'private'],
  [ipv4(198, 18), 15, 'fake'],
  [ipv4(198, 51, 100), 24, 'reserved'],
  [ipv4(203, 0, 113), 24, 'reserved'],
  [ipv4(224), 3, 'reserved'],
];

/** Returns the kind of a textual IPv4 or IPv6 address, or null where the text is neither. */
export function addressKind(text: string): AddressKind | null {
  const bare = text.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare.includes(':')) return kindOfIpv6(bare);
  const value = parseIpv4(bare);
  if (value === null) return null;
  const range = IPV4.find(([base, bits]) => value >>> (32 - bits) === base >>> (32 - bits));
  return range ? range[2] : 'public';
}

/** Returns whether an answer with this address cannot be the site's own: nothing public lives there. */
export function isBogus(address: string): boolean {
  const kind = addressKind(address);
  return kind !== null && kind !== 'public' && kind !== 'fake';
}

/** Returns whether two addresses are equal or near neighbours (one /24, one /48): a provider's, in all likelihood. */
export function areNear(a: string, b: string): boolean {
  return a === b || shareBits(a, b, a.includes(':') ? 48 : 24);
}

/** Returns whether an address lies in a range such as `104.16.0.0/13` or `2606:4700::/32`. */
export function isWithin(address: string, range: string): boolean {
  const [base = '', bits] = range.split('/');
  return shareBits(address, base, Number(bits));
}

/** Whether both are addresses of one kind with the same first bits; text would not tell, since zeros are written or left out. */
function shareBits(a: string, b: string, bits: number): boolean {
  const [ours, theirs] = [bytesOf(a), bytesOf(b)];
  if (!ours || ours.length !== theirs?.length) return false;
  const differing = ours.map((byte, index) => byte ^ (theirs[index] ?? 0));
  const whole = bits >> 3;
  return differing.slice(0, whole).every((byte) => byte === 0) && (differing[whole] ?? 0) >> (8 - (bits & 7)) === 0;
}

/** The four or sixteen bytes of an address, null where the text is none. */
function bytesOf(text: string): number[] | null {
  if (text.includes(':')) return bytesOfIpv6(text);
  const value = parseIpv4(text);
  return value === null ? null : [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function parseIpv4(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((value, part) => value * 256 + Number(part), 0);
}

function kindOfIpv6(text: string): AddressKind | null {
  if (!/^[0-9a-f:.]+$/.test(text)) return null;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (mapped) return addressKind(mapped);
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(text);
  if (hex) return addressKind(dotted(Number.parseInt(hex[1] ?? '', 16), Number.parseInt(hex[2] ?? '', 16)));
  if (text === '::1') return 'loopback';
  if (text === '::') return 'zero';
  // fc00::/8 was never given to anybody, and 2001:2::/48 is for benchmarks: VPN clients take stand-ins from both.
  if (/^fc00:([0-3]?[\da-f]{1,3})?:/.test(text) || /^2001:0{0,3}2:(0{1,4}:|:)/.test(text)) return 'fake';
  if (/^f[cd]/.test(text)) return 'private';
  const [translated] = TRANSLATED.test(text) ? embedded(text) : [];
  if (translated !== undefined) return addressKind(translated);
  // Only 2000::/3 is handed out; fe80::, ff00::, 2001:db8:: and the rest are no site's.
  return /^[23][0-9a-f]{3}:/.test(text) && !NOT_SITES.test(text) ? 'public' : 'reserved';
}

/** The well-known prefixes of NAT64 (RFC 6052, RFC 8215), behind which an IPv4 address stands. */
const TRANSLATED = /^(64|0064):ff9b:/;

/** Where the four bytes of IPv4 stand in an address of NAT64, by the length of the prefix (RFC 6052, 2.2); byte 8 is left out. */
const EMBEDDED_AT: readonly (readonly number[])[] = [
  [12, 13, 14, 15],
  [9, 10, 11, 12],
  [7, 9, 10, 11],
  [6, 7, 9, 10],
  [5, 6, 7, 9],
  [4, 5, 6, 7],
];

/** Returns the IPv4 addresses that an IPv6 address may stand for, were it one of NAT64. */
function embedded(text: string): string[] {
  const bytes = bytesOf(text);
  return bytes ? EMBEDDED_AT.map((at) => at.map((index) => bytes[index]).join('.')) : [];
}

/** Returns whether one address is the other as a translator writes it (NAT64), by whatever prefix. */
export function isTranslation(ours: string, theirs: string): boolean {
  const [long, short] = ours.includes(':') ? [ours, theirs] : [theirs, ours];
  return long.includes(':') && !short.includes(':') && embedded(long).includes(short);
}

/**
 * Returns the IPv4 address that a translator with a prefix of 96 bits (RFC 6052) would have put into an IPv6 address, null
 * where the address cannot be such a one: its ninth to twelfth byte are empty, and what follows may be a machine's.
 */
export function translatedIn(address: string): string | null {
  const bytes = address.includes(':') ? bytesOf(address) : null;
  if (!bytes?.slice(8, 12).every((byte) => byte === 0)) return null;
  const [first = 0] = bytes.slice(12);
  return first === 0 || first >= 224 ? null : bytes.slice(12).join('.');
}

/** The sixteen bytes of an IPv6 address, null where the text is none. */
function bytesOfIpv6(text: string): number[] | null {
  const dottedTail = /(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  const tail = dottedTail ? parseIpv4(dottedTail) : null;
  const plain = dottedTail && tail !== null ? text.replace(dottedTail, hexed(tail)) : text;
  const [head = '', rest] = plain.replace(/^\[|\]$/g, '').split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const [left, right] = [groups(head), groups(rest ?? '')];
  const missing = 8 - left.length - right.length;
  if (missing < 0 || (rest === undefined && missing > 0)) return null;
  const all = [...left, ...new Array<number>(missing).fill(0), ...right];
  return all.every((group) => group >= 0 && group <= 0xffff) ? all.flatMap((group) => [group >> 8, group & 255]) : null;
}

function hexed(value: number): string {
  return `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
}

/** Documentation, Teredo and 6to4: blocks of 2000::/3 in which no site lives. */
const NOT_SITES = /^(2001:0?db8:|2001:0{0,3}0?:|2001::|2002:|3fff:)/;

function dotted(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Returns the host of an absolute URL without port; no parser is at hand in the core, and none is needed for own URLs. */
export function hostOf(url: string): string {
  return (/^[a-z]+:\/\/(\[[^\]]*\]|[^/:?#]*)/i.exec(url)?.[1] ?? '').toLowerCase();
}
