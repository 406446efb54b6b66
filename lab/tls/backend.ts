import type { Server as HttpServer } from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { Handler } from '../http/exchange.ts';
import type { Identity } from './identity.ts';

/** Timeouts of an ordinary web server; browsers rely on them for connection reuse. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Plain bytes in a TLS record. Large sites begin with records that fit a packet, so that what arrives can be read at once;
 * with records of 16 kB, a freeze after as much would hide even the headers.
 */
const RECORD = 1300;

/** Servers on loopback behind the fronts: one for each certificate, made when it is first needed. */
export class Backends {
  #servers = new Map<string, Promise<http2.Http2SecureServer>>();
  #sessions = new Set<http2.ServerHttp2Session>();
  #handler: Handler;

  constructor(handler: Handler) {
    this.#handler = handler;
  }

  async port(identity: Identity): Promise<number> {
    const key = [
      identity.signer.base64.slice(-32),
      identity.name,
      identity.expired,
      identity.wantsCertificate,
      identity.fullRecords,
    ].join(' ');
    const server = this.#servers.get(key) ?? this.#start(identity);
    this.#servers.set(key, server);
    return ((await server).address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const session of this.#sessions) session.destroy();
    for (const server of this.#servers.values()) (await server).close();
    this.#servers.clear();
  }

  async #start({
    signer,
    wantsCertificate = false,
    fullRecords = false,
    ...wanted
  }: Identity): Promise<http2.Http2SecureServer> {
    const server = http2.createSecureServer({
      ...(await signer.issue(wanted)),
      allowHTTP1: true,
      requestCert: wantsCertificate,
      rejectUnauthorized: wantsCertificate,
    });
    (server as unknown as HttpServer).keepAliveTimeout = KEEP_ALIVE_MS;
    if (!fullRecords) server.on('secureConnection', (socket) => socket.setMaxSendFragment(RECORD));
    server.on('request', this.#handler);
    server.on('session', (session) => this.#sessions.add(session));
    server.on('session', (session) => session.once('close', () => this.#sessions.delete(session)));
    server.on('sessionError', () => undefined);
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  }
}
