import { typesOf, type Value, type Variant } from './dbus-wire.ts';

/** Encodes y, u, b, s, o, g, v, arrays and structs: all that our answers are made of. */
export function encode(signature: string, values: Value[]): Buffer {
  const out: number[] = [];
  typesOf(signature).forEach((type, index) => {
    write(out, type, values[index] as Value);
  });
  return Buffer.from(out);
}

const pad = (out: number[], alignment: number): void => {
  while (out.length % alignment) out.push(0);
};

function write(out: number[], type: string, value: Value): void {
  const sign = type.charAt(0);
  if (sign === 'y') out.push(value as number);
  else if (sign === 'u' || sign === 'b') write32(out, Number(value));
  else if (sign === 's' || sign === 'o') writeText(out, value as string, 4);
  else if (sign === 'g') writeText(out, value as string, 1);
  else if (sign === 'a') writeArray(out, type.slice(1), value as Value[]);
  else if (sign === '(') writeStruct(out, type, value as Value[]);
  else if (sign === 'v') writeVariant(out, value as Variant);
  else throw new Error(`Cannot write the D-Bus type ${type}`);
}

function write32(out: number[], value: number): void {
  pad(out, 4);
  out.push(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
}

function writeText(out: number[], text: string, lengthBytes: 1 | 4): void {
  const bytes = Buffer.from(text);
  if (lengthBytes === 1) out.push(bytes.length);
  else write32(out, bytes.length);
  out.push(...bytes, 0);
}

function writeStruct(out: number[], type: string, values: Value[]): void {
  pad(out, 8);
  typesOf(type.slice(1, -1)).forEach((inner, index) => {
    write(out, inner, values[index] as Value);
  });
}

function writeVariant(out: number[], { signature, value }: Variant): void {
  writeText(out, signature, 1);
  write(out, signature, value);
}

function writeArray(out: number[], element: string, items: Value[]): void {
  write32(out, 0);
  const lengthAt = out.length - 4;
  if (element.startsWith('(')) pad(out, 8);
  const start = out.length;
  for (const item of items) write(out, element, item);
  const length: number[] = [];
  write32(length, out.length - start);
  out.splice(lengthAt, 4, ...length);
}
