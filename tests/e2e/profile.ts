/**
 * What a browser left on disk, looked at as somebody with the disk would: every byte of every file, what Firefox packs unpacked, and
 * what Chromium hashes tried with a list of names at hand.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the files below `folder` that hold one of `names`, as text of one or of two bytes a letter, and which names. */
export function filesNaming(folder: string, names: readonly string[]): Record<string, string[]> {
  const nameOfHash = new Map(names.map((name) => [hashed(name), name]));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1), namesIn(readFileSync(path), names, nameOfHash)] as const;
  });
  return Object.fromEntries(found.filter(([, named]) => named.length > 0));
}

const HASH = /[A-Za-z0-9+/]{43}=/g;

function namesIn(raw: Buffer, names: readonly string[], nameOfHash: ReadonlyMap<string, string>): string[] {
  const bytes = unpacked(raw).toString('latin1');
  const hashes = new Set((bytes.match(HASH) ?? []).map((hash) => nameOfHash.get(hash)));
  // Without zeros, letters of two bytes read as those of one.
  const text = bytes.replaceAll('\0', '').toLowerCase();
  return names.filter((name) => text.includes(name) || hashes.has(name));
}

/** How Chromium writes the names of sites that want https only: base64 of the SHA-256 of the name in DNS form. */
function hashed(name: string): string {
  const labels = name.split('.').map((label) => String.fromCharCode(label.length) + label);
  return createHash('sha256')
    .update(`${labels.join('')}\0`, 'latin1')
    .digest('base64');
}

const PACKED = Buffer.from('mozLz40\0');

/** Firefox packs its session files as one block of LZ4 behind eight letters and the length in four bytes. */
function unpacked(raw: Buffer): Buffer {
  if (!raw.subarray(0, PACKED.length).equals(PACKED)) return raw;
  const whole = Buffer.alloc(raw.readUInt32LE(PACKED.length));
  unpackBlock(raw.subarray(PACKED.length + 4), whole);
  return whole;
}

/** The block format of LZ4: literals, then a copy of what stands `back` bytes earlier, in turn. */
function unpackBlock(block: Buffer, whole: Buffer): void {
  let at = 0;
  let to = 0;
  const lengthFrom = (nibble: number) => {
    let length = nibble;
    for (let more = nibble === 15 ? 255 : 0; more === 255; length += more) more = block[at++] ?? 0;
    return length;
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const literals = lengthFrom(token >> 4);
    block.copy(whole, to, at, at + literals);
    at += literals;
    to += literals;
    if (at >= block.length) return;
    const back = block.readUInt16LE(at);
    at += 2;
    // Byte by byte: a copy may overlap itself.
    for (let left = lengthFrom(token & 15) + 4; left > 0; left -= 1) {
      whole[to] = whole[to - back] ?? 0;
      to += 1;
    }
  }
}
