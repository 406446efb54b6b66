import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handler } from './exchange.ts';

const KEEP_ALIVE_MS = 120_000;

/** The server on loopback behind every port 80. */
export class PlainServer {
  readonly port: number;
  #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  static async start(handler: Handler): Promise<PlainServer> {
    const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handler);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PlainServer(server);
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
