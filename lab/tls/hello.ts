import type { HelloFamily } from '../scenario.ts';

export interface Hello {
  /** Server name in lower case; null when the client dialled a bare address. */
  serverName: string | null;
  family: HelloFamily;
}

export type Parsed = { state: 'incomplete' } | { state: 'not_tls' } | { state: 'hello'; hello: Hello };

const HANDSHAKE = 22;
const CLIENT_HELLO = 1;
const SERVER_NAME = 0;

/** Reads the ClientHello out of the first bytes of a connection; it may span several TLS records. */
export function parseHello(bytes: Buffer): Parsed {
  if (bytes.length > 0 && bytes[0] !== HANDSHAKE) return { state: 'not_tls' };
  const handshake = unwrapRecords(bytes);
  if (handshake.length < 4) return { state: 'incomplete' };
  if (handshake[0] !== CLIENT_HELLO) return { state: 'not_tls' };
  const end = 4 + handshake.readUIntBE(1, 3);
  if (handshake.length < end) return { state: 'incomplete' };
  return { state: 'hello', hello: readHello(handshake.subarray(4, end)) };
}

function unwrapRecords(bytes: Buffer): Buffer {
  const payloads: Buffer[] = [];
  let at = 0;
  while (at + 5 <= bytes.length && bytes[at] === HANDSHAKE) {
    const length = bytes.readUInt16BE(at + 3);
    payloads.push(bytes.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  return Buffer.concat(payloads);
}

function readHello(body: Buffer): Hello {
  let at = 2 + 32;
  at += 1 + body.readUInt8(at);
  const ciphersLength = body.readUInt16BE(at);
  const ciphers = body.subarray(at + 2, at + 2 + ciphersLength);
  at += 2 + ciphersLength;
  at += 1 + body.readUInt8(at);
  const serverName = at + 2 <= body.length ? findServerName(body.subarray(at + 2)) : null;
  return { serverName, family: hasGrease(ciphers) ? 'chromium' : 'firefox' };
}

function findServerName(extensions: Buffer): string | null {
  let at = 0;
  while (at + 4 <= extensions.length) {
    const type = extensions.readUInt16BE(at);
    const length = extensions.readUInt16BE(at + 2);
    if (type === SERVER_NAME && length > 5) {
      const nameLength = extensions.readUInt16BE(at + 7);
      return extensions.toString('latin1', at + 9, at + 9 + nameLength).toLowerCase();
    }
    at += 4 + length;
  }
  return null;
}

/** Chromium adds reserved 0x?A?A values (RFC 8701) to every hello; Firefox does not. */
function hasGrease(ciphers: Buffer): boolean {
  for (let at = 0; at + 2 <= ciphers.length; at += 2) {
    const value = ciphers.readUInt16BE(at);
    if ((value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff)) return true;
  }
  return false;
}
