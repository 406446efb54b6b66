/** Addresses out of ranges: those that stand for a name in this network, and IPv4 inside IPv6. */
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';

/** The address of a range that stands for a name; always the same one. */
export function standinFor(range: string, name: string): string {
  const [network = '', bits = ''] = range.split('/');
  const family = isIP(network) === 6 ? 6 : 4;
  const width = family === 6 ? 128 : 32;
  const free = BigInt(width - Number(bits));
  const seed = BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 32)}`);
  // Neither the first nor the last of the range.
  const offset = free < 2n ? 0n : 1n + (seed % ((1n << free) - 2n));
  const base = (numberOf(network, family) >> free) << free;
  return textOf(base + offset, family);
}

/** The IPv6 address in which a translator of this prefix (a /96) puts an IPv4 address. */
export function embed(prefix: string, ipv4: string): string {
  return textOf(numberOf(prefix, 6) + numberOf(ipv4, 4), 6);
}

/** The IPv4 address inside; null where the address is not of the prefix. */
export function embedded(prefix: string, address: string): string | null {
  if (isIP(address) !== 6) return null;
  const value = numberOf(address, 6);
  const base = numberOf(prefix, 6);
  return value >> 32n === base >> 32n ? textOf(value & 0xffff_ffffn, 4) : null;
}

function numberOf(address: string, family: 4 | 6): bigint {
  const digits = family === 4 ? 8n : 16n;
  const groups = family === 4 ? address.split('.').map(Number) : groupsOf(address);
  return groups.reduce((value, group) => (value << digits) + BigInt(group), 0n);
}

function groupsOf(address: string): number[] {
  const halves = address.split('::').map((half) => (half === '' ? [] : half.split(':').flatMap(groupOf)));
  const [head = [], tail] = halves;
  return tail ? [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail] : head;
}

function groupOf(text: string): number[] {
  if (!text.includes('.')) return [Number.parseInt(text, 16)];
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

function textOf(value: bigint, family: 4 | 6): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
  const groups = Array.from({ length: 8 }, (_, at) => ((value >> BigInt(16 * (7 - at))) & 0xffffn).toString(16));
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}
