import type { Request } from './exchange.ts';

const LARGEST = 1_000_000;

export async function readBody(request: Request): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    parts.push(part as Buffer);
    length += (part as Buffer).length;
    if (length > LARGEST) throw new Error('request body too large');
  }
  return Buffer.concat(parts);
}
