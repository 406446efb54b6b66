import type { RefusalKind } from '../scenario.ts';
import type { Wire } from '../wire/wire.ts';

/** Fatal alert handshake_failure (40) in a TLS 1.2 record. */
const HANDSHAKE_FAILURE = Buffer.from([21, 3, 3, 0, 2, 2, 40]);

const PLAIN_ANSWER =
  'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

const REFUSALS: Readonly<Record<RefusalKind, (wire: Wire) => void>> = {
  reset: (wire) => wire.reset(),
  close: (wire) => wire.close(),
  silence: (wire) => wire.hush(),
  alert: (wire) => {
    wire.client.write(HANDSHAKE_FAILURE);
    wire.close();
  },
  plain: (wire) => {
    wire.client.write(PLAIN_ANSWER);
    wire.close();
  },
};

/** Ends, or leaves hanging, a connection whose ClientHello has been seen. */
export function refuse(wire: Wire, kind: RefusalKind): void {
  REFUSALS[kind](wire);
}

export function isRefusal(kind: string): kind is RefusalKind {
  return Object.hasOwn(REFUSALS, kind);
}
