import { numberFor } from './bytes.ts';

const SIDE = 16;
const PIXELS = SIDE * SIDE * 4;
const MASK = SIDE * 4;
const HEADER = 40;

/** A valid 16 x 16 icon of 1150 bytes, in a colour of the host's own. */
export function favicon(host: string): Buffer {
  const image = Buffer.alloc(HEADER + PIXELS + MASK);
  image.writeUInt32LE(HEADER, 0);
  image.writeInt32LE(SIDE, 4);
  image.writeInt32LE(SIDE * 2, 8);
  image.writeUInt16LE(1, 12);
  image.writeUInt16LE(32, 14);
  image.fill(pixel(host), HEADER, HEADER + PIXELS);
  return Buffer.concat([directory(image.length), image]);
}

function pixel(host: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(0xff000000 + numberFor(host, 0, 0xffffff));
  return bytes;
}

function directory(size: number): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(SIDE, 6);
  head.writeUInt8(SIDE, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(size, 14);
  head.writeUInt32LE(22, 18);
  return head;
}
