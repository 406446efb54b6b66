import { createHash } from 'node:crypto';

const BLOCK = 65_536;
let noise: Buffer | null = null;

/** `length` bytes that do not compress and are the same in every run. */
export function fixedBytes(length: number): Buffer {
  noise ??= makeNoise();
  return Buffer.alloc(length, noise);
}

function makeNoise(): Buffer {
  const parts: Buffer[] = [];
  for (let index = 0; index < BLOCK / 32; index += 1) parts.push(createHash('sha256').update(String(index)).digest());
  return Buffer.concat(parts);
}

/** A whole number that belongs to the name, from `low` up to but not including `high`. */
export function numberFor(name: string, low: number, high: number): number {
  return low + (createHash('sha256').update(name).digest().readUInt32BE(0) % (high - low));
}
