/** The network as a browser meets it: what comes of each request, scripted or as an open network would answer. */
import dns, { type DecodedPacket } from 'dns-packet';
import { CONTROLS } from '../../../src/catalog/controls.ts';

/** A request as it leaves the browser, without the fragment of its address. */
export interface Asked {
  readonly url: string;
  readonly host: string;
  readonly method: string;
  readonly body: string | null;
  /** How often this address was asked before. */
  readonly nth: number;
  readonly atMs: number;
}

/** Pieces of a body: bytes, and how long after the piece before. */
type Piece = readonly [bytes: number, afterMs: number];

export type Reply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: string | Uint8Array;
      readonly pieces?: readonly Piece[];
      /** How the body ends where not well: the browser's word, or nothing more for ever. */
      readonly cut?: string | 'stalls';
      readonly headers?: Readonly<Record<string, string>>;
      readonly address?: string;
      readonly afterMs?: number;
      readonly isProxied?: boolean;
    }
  | { readonly kind: 'redirect'; readonly status: number; readonly to: string; readonly address?: string }
  /** The browser's own word, such as `net::ERR_CONNECTION_RESET`; an address where it shows one. */
  | { readonly kind: 'fails'; readonly error: string; readonly address?: string; readonly afterMs?: number }
  /** An address where the connection came about, and nothing came over it. */
  | { readonly kind: 'silent'; readonly address?: string };

export type World = (asked: Asked) => Reply | null;

export const TRUE_ADDRESS = '93.184.215.14';

export const answer = (status = 200, body: string | Uint8Array = status === 204 ? '' : 'a small answer'): Reply => ({
  kind: 'answer',
  status,
  body,
});
export const fails = (error: string, address?: string): Reply => ({
  kind: 'fails',
  error,
  ...(address !== undefined && { address }),
});
export const redirect = (to: string, status = 302): Reply => ({ kind: 'redirect', status, to });
export const SILENT = { kind: 'silent' } as const satisfies Reply;

/** What both browsers say of the same event; the sentences of Firefox are in the language of the person. */
export const WORDS = {
  chrome: {
    reset: 'net::ERR_CONNECTION_RESET',
    refused: 'net::ERR_CONNECTION_REFUSED',
    name: 'net::ERR_NAME_NOT_RESOLVED',
    wrongName: 'net::ERR_CERT_COMMON_NAME_INVALID',
    aborted: 'net::ERR_ABORTED',
    offline: 'net::ERR_INTERNET_DISCONNECTED',
  },
  firefox: {
    reset: 'NS_ERROR_NET_RESET',
    refused: 'NS_ERROR_CONNECTION_REFUSED',
    name: 'NS_ERROR_UNKNOWN_HOST',
    wrongName: 'Der Host-Name stimmt nicht mit dem Zertifikat überein.',
    aborted: 'NS_BINDING_ABORTED',
    offline: 'NS_ERROR_OFFLINE',
  },
} as const;

export type Build = keyof typeof WORDS;

/** An open network: controls answer as the catalogue expects, resolvers give the true address, and every site is there. */
export function openWorld(build: Build): World {
  const controls = new Map(CONTROLS.map((control) => [control.url, control]));
  return ({ url, host }) => {
    const control = controls.get(url);
    if (control) return answer(control.status, control.body ?? 'x'.repeat(70_000));
    const question = new URL(url).searchParams.get('dns');
    if (question !== null) return answer(200, resolved(question));
    // Without a name in the greeting, the certificate is one for another name.
    return /^[\d.]+$|^\[/.test(host) ? fails(WORDS[build].wrongName, TRUE_ADDRESS) : answer();
  };
}

/** The answer of a resolver to the question in a DNS-over-HTTPS address; no addresses for a name that does not exist. */
export function resolved(question: string, addresses: readonly string[] = [TRUE_ADDRESS]): Uint8Array {
  const query: DecodedPacket = dns.decode(Buffer.from(question, 'base64url'));
  const asked = query.questions?.[0];
  const name = asked?.name ?? '';
  const type = asked?.type === 'AAAA' ? 'AAAA' : 'A';
  const fitting = addresses.filter((address) => address.includes(':') === (type === 'AAAA'));
  return new Uint8Array(
    dns.encode({
      type: 'response',
      id: 0,
      flags: dns.RECURSION_DESIRED | dns.RECURSION_AVAILABLE | (addresses.length > 0 ? 0 : 3),
      questions: query.questions ?? [],
      answers: fitting.map((data) => ({ type, name, ttl: 60, data }) as const),
    }),
  );
}

/** Lets some hosts, and those below them, fare otherwise than in the world around. */
export function except(around: World, hosts: Readonly<Record<string, Reply | World>>): World {
  return (asked) => {
    const found = Object.entries(hosts).find(([host]) => asked.host === host || asked.host.endsWith(`.${host}`))?.[1];
    const own = typeof found === 'function' ? found(asked) : found;
    return own ?? around(asked);
  };
}
