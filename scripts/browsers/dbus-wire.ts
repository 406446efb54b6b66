/** The part of the D-Bus wire format that a session bus for one browser needs; little-endian, as every browser's machine. */

export interface Variant {
  signature: string;
  value: Value;
}
export type Value = number | boolean | bigint | string | Buffer | Value[] | Variant;

const alignments: Record<string, number> = { y: 1, g: 1, v: 1, n: 2, q: 2, x: 8, t: 8, d: 8, '(': 8, '{': 8 };
const alignmentOf = (type: string): number => alignments[type.charAt(0)] ?? 4;

/** The complete types of a signature: 'sua{sv}' gives s, u, a{sv}. */
export function typesOf(signature: string): string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length; ) {
    const end = endOfType(signature, at);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
}

function endOfType(signature: string, from: number): number {
  let at = from;
  while (signature[at] === 'a') at++;
  let depth = 0;
  do {
    const sign = signature[at++];
    if (sign === '(' || sign === '{') depth++;
    if (sign === ')' || sign === '}') depth--;
  } while (depth > 0);
  return at;
}

export function decode(bytes: Buffer, signature: string, from = 0): { values: Value[]; end: number } {
  const reader = { bytes, at: from };
  const values = typesOf(signature).map((type) => read(reader, type));
  return { values, end: reader.at };
}

interface Reader {
  bytes: Buffer;
  at: number;
}

function take(reader: Reader, size: number): number {
  const at = reader.at;
  reader.at += size;
  return at;
}

function read(reader: Reader, type: string): Value {
  const alignment = alignmentOf(type);
  reader.at = Math.ceil(reader.at / alignment) * alignment;
  const { bytes } = reader;
  const sign = type.charAt(0);
  const fixed = readers[sign];
  if (fixed) return fixed.read(bytes, take(reader, fixed.size));
  if (sign === 'a') return readArray(reader, type.slice(1));
  if (sign === '(' || sign === '{') return typesOf(type.slice(1, -1)).map((inner) => read(reader, inner));
  if (sign === 'v') {
    const signature = readText(reader, bytes.readUInt8(take(reader, 1)));
    return { signature, value: read(reader, signature) };
  }
  return readText(reader, sign === 'g' ? bytes.readUInt8(take(reader, 1)) : bytes.readUInt32LE(take(reader, 4)));
}

const readText = (reader: Reader, length: number): string => {
  const at = take(reader, length + 1);
  return reader.bytes.toString('utf8', at, at + length);
};

function readArray(reader: Reader, element: string): Value {
  const length = reader.bytes.readUInt32LE(take(reader, 4));
  const alignment = alignmentOf(element);
  reader.at = Math.ceil(reader.at / alignment) * alignment;
  const end = reader.at + length;
  if (element === 'y') return reader.bytes.subarray(take(reader, length), end);
  const items: Value[] = [];
  while (reader.at < end) items.push(read(reader, element));
  return items;
}

const readers: Record<string, { size: number; read(bytes: Buffer, at: number): Value }> = {
  y: { size: 1, read: (bytes, at) => bytes.readUInt8(at) },
  n: { size: 2, read: (bytes, at) => bytes.readInt16LE(at) },
  q: { size: 2, read: (bytes, at) => bytes.readUInt16LE(at) },
  i: { size: 4, read: (bytes, at) => bytes.readInt32LE(at) },
  u: { size: 4, read: (bytes, at) => bytes.readUInt32LE(at) },
  h: { size: 4, read: (bytes, at) => bytes.readUInt32LE(at) },
  b: { size: 4, read: (bytes, at) => bytes.readUInt32LE(at) !== 0 },
  x: { size: 8, read: (bytes, at) => bytes.readBigInt64LE(at) },
  t: { size: 8, read: (bytes, at) => bytes.readBigUInt64LE(at) },
  d: { size: 8, read: (bytes, at) => bytes.readDoubleLE(at) },
};
