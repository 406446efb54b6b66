/** The two message forms that RFC 8484 needs: a question about addresses, and its answer. A DNS library would cost 7 kB. */
import type { Failure } from '../core/failure.ts';

const CODES = { A: 1, AAAA: 28, HTTPS: 65 } as const;

export type RecordType = keyof typeof CODES;

/** What a resolver said of a name. */
export interface Said {
  readonly addresses: readonly string[];
  /** Null also for a name that exists and has no address of the type asked for. */
  readonly failure: Failure | null;
  /** True where the name publishes keys for encrypted hellos. */
  readonly ech?: true;
}

const MAX_ADDRESSES = 16;
const HEADER_BYTES = 12;
const INTERNET = 1;
const IS_RESPONSE = 0x8000;
const NO_SUCH_NAME = 3;

/** Returns the query in base64url. Its id is 0, so that caches can share the answer (RFC 8484, 4.1). */
export function queryOf(host: string, type: RecordType): string {
  const header = [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
  const text = btoa(String.fromCharCode(...header, ...questionOf(host, type)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads an answer; null for bytes that are none, or that answer another question. */
export function readAnswer(bytes: Uint8Array, host: string, type: RecordType): Said | null {
  try {
    return answerOf(bytes, host, type);
  } catch {
    // Reading past the end: cut or forged.
    return null;
  }
}

function answerOf(bytes: Uint8Array, host: string, type: RecordType): Said | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(2);
  const question = questionOf(host, type);
  const echoed = bytes.subarray(HEADER_BYTES, HEADER_BYTES + question.length);
  // Resolvers may play with the case of letters, and length bytes are below 64: folding the case changes nothing else.
  const isSame = question.every((byte, at) => lower(byte) === lower(echoed[at] ?? 0));
  if (!(flags & IS_RESPONSE) || view.getUint16(4) !== 1 || !isSame) return null;
  const code = flags & 15;
  if (code !== 0) return { addresses: [], failure: code === NO_SUCH_NAME ? 'dns_nxdomain_error' : 'dns_lookup_error' };
  const start = HEADER_BYTES + question.length;
  if (type === 'HTTPS') return { addresses: [], failure: null, ...(hasEch(view, start) ? { ech: true } : {}) };
  return { addresses: addressesOf(view, start, CODES[type]), failure: null };
}

function addressesOf(view: DataView, start: number, code: number): string[] {
  const found: string[] = [];
  let at = start;
  for (let left = view.getUint16(6); left > 0 && found.length < MAX_ADDRESSES; left -= 1) {
    at = afterName(view, at);
    const length = view.getUint16(at + 8);
    const address = view.getUint16(at) === code ? addressText(view, at + 10, length) : null;
    if (address) found.push(address);
    at += 10 + length;
  }
  return found;
}

/** Key of the parameter that holds them (RFC 9460, 14.3.2). */
const ECH = 5;

function hasEch(view: DataView, start: number): boolean {
  let at = start;
  for (let left = view.getUint16(6); left > 0; left -= 1) {
    at = afterName(view, at);
    const end = at + 10 + view.getUint16(at + 8);
    if (view.getUint16(at) === CODES.HTTPS) {
      // Behind the priority and the name of the server come the parameters: key, length, value.
      for (let next = afterName(view, at + 12); next < end; next += 4 + view.getUint16(next + 2)) {
        if (view.getUint16(next) === ECH) return true;
      }
    }
    at = end;
  }
  return false;
}

/** Names of answers are skipped: a chain of aliases ends in addresses whatever its links are called. */
function afterName(view: DataView, start: number): number {
  let at = start;
  for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) {
    if (length >= 0xc0) return at + 2;
    at += 1 + length;
  }
  return at + 1;
}

function addressText(view: DataView, at: number, length: number): string | null {
  if (length === 4) return [0, 1, 2, 3].map((n) => view.getUint8(at + n)).join('.');
  if (length !== 16) return null;
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((n) => view.getUint16(at + n).toString(16));
  // The URL parser shortens as RFC 5952 wants.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

function questionOf(host: string, type: RecordType): number[] {
  const labels = host.split('.').filter((label) => label !== '');
  const name = labels.flatMap((label) => [label.length, ...Array.from(label, (letter) => letter.charCodeAt(0))]);
  return [...name, 0, 0, CODES[type], 0, INTERNET];
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}
