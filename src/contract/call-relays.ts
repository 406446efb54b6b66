import { addressKind } from '../core/address.ts';
import type { CallTransport } from '../core/calls/types.ts';
import type { ListedRelay } from '../protocol.ts';
import { type Check, listOf, text } from './check.ts';
import { targetId } from './listed.ts';
import { exactShape } from './shape.ts';

/** Where a call server is, and how it is asked. */
export interface CallAddress {
  readonly transport: CallTransport;
  readonly host: string;
  readonly port: number;
}

const URL_SHAPE = /^(stun|turns?):([^:?@/\s]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/;
const HOST_PORT = /^([^:?@/\s]+):(\d{1,5})$/;
const HOST_NAME = /^(?=.{1,253}$)([a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}$/i;
const DEFAULT_PORTS = { stun: 3478, turn: 3478, turns: 5349 } as const;
/** Most relays a policy or a message may name. */
const MOST = 50;

/** Returns the parts of `stun:`, `turn:` or `turns:`, null where the text is none of them. Never throws. */
export function callAddress(url: string): CallAddress | null {
  const [, scheme, host = '', port, over] = URL_SHAPE.exec(url) ?? [];
  if (scheme !== 'stun' && scheme !== 'turn' && scheme !== 'turns') return null;
  if (scheme === 'stun' && over !== undefined) return null;
  if (scheme === 'turns' && over === 'udp') return null;
  const transport = scheme === 'turn' && over === 'tcp' ? 'turn_tcp' : scheme;
  return placed(transport, host, port === undefined ? DEFAULT_PORTS[scheme] : Number(port));
}

/** Returns the server of `host:port`, null where the text is none. Never throws. */
export function callHostPort(transport: 'stun' | 'turn', given: string): CallAddress | null {
  const [, host = '', port] = HOST_PORT.exec(given) ?? [];
  return port === undefined ? null : placed(transport, host, Number(port));
}

function placed(transport: CallTransport, host: string, port: number): CallAddress | null {
  const isHost = addressKind(host) === null ? HOST_NAME.test(host) : /^[\d.]+$/.test(host);
  const isPort = port >= 1 && port <= 65_535;
  return isHost && isPort ? { transport, host: host.toLowerCase(), port } : null;
}

export const callRelays: Check<ListedRelay[]> = listOf(
  exactShape<ListedRelay>({
    service: targetId,
    url: text((url) => url.length <= 300 && callAddress(url) !== null, 'not a stun:, turn: or turns: URL'),
  }),
  MOST,
);

/** `host:port`, as messages name servers that take the place of the neutral ones. */
export const callServers: Check<string[]> = listOf(
  text((given) => given.length <= 300 && callHostPort('stun', given) !== null, 'not host:port'),
  MOST,
);
