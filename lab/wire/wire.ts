import type { Socket } from 'node:net';

/** One client connection as the simulated network sees it. */
export class Wire {
  readonly client: Socket;
  /** Address the client dialled; null where the mode cannot tell. */
  readonly address: string | null;
  readonly port: 80 | 443;

  constructor(client: Socket, address: string | null, port: 80 | 443) {
    this.client = client;
    this.address = address;
    this.port = port;
    client.on('error', () => client.destroy());
  }

  reset(): void {
    this.client.resetAndDestroy();
  }

  close(): void {
    this.client.end();
    this.hush();
  }

  /** Keeps the connection open and answers nothing; the kernel still acknowledges what the client sends. */
  hush(): void {
    this.client.once('end', () => this.client.end());
    this.client.resume();
  }
}

/** Open connections, and the way from a relayed connection back to its client. */
export class Wires {
  #open = new Set<Wire>();
  #relayed = new Map<number, Wire>();

  add(wire: Wire): void {
    this.#open.add(wire);
    wire.client.once('close', () => this.#open.delete(wire));
  }

  /** `port` is the local port of the relay's own connection to the server behind it. */
  bind(port: number, wire: Wire): void {
    this.#relayed.set(port, wire);
    wire.client.once('close', () => this.#relayed.get(port) === wire && this.#relayed.delete(port));
  }

  behind(port: number | undefined): Wire | undefined {
    return port === undefined ? undefined : this.#relayed.get(port);
  }

  cutAll(): void {
    for (const wire of this.#open) wire.reset();
  }
}
