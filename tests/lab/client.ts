/** Plain clients of node's own, each saying in one word how a connection ended. */
import { Resolver } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import type { Lab } from '../../lab/lab.ts';

const PATIENCE_MS = 400;

export function resolver(lab: Lab): Resolver {
  const own = new Resolver({ timeout: PATIENCE_MS, tries: 1 });
  own.setServers([`${lab.dns.address}:${lab.dns.port}`]);
  return own;
}

/** Addresses, or the error code. */
export async function lookUp(lab: Lab, name: string, family: 4 | 6 = 4): Promise<string[] | string> {
  const own = resolver(lab);
  try {
    return await (family === 4 ? own.resolve4(name) : own.resolve6(name));
  } catch (error) {
    return codeOf(error);
  }
}

/** `connected`, `timeout`, or the error code. */
export function connect(host: string, port: number, patienceMs = PATIENCE_MS): Promise<string> {
  return new Promise((settle) => {
    const socket = net.connect({ host, port });
    const end = (word: string) => {
      socket.destroy();
      settle(word);
    };
    socket.setTimeout(patienceMs, () => end('timeout'));
    socket.once('connect', () => end('connected')).once('error', (error) => end(codeOf(error)));
  });
}

export interface Handshake {
  outcome: string;
  names: string;
  issuer: string;
}

/** `secure` when the certificate holds; `closed`, `timeout` or the error code otherwise. */
export function handshake(lab: Lab, host: string, more: tls.ConnectionOptions = {}): Promise<Handshake> {
  return new Promise((settle) => {
    const socket = tls.connect({
      host,
      port: 443,
      servername: host,
      ca: lab.caPem,
      rejectUnauthorized: false,
      ...more,
    });
    const end = (outcome: string) => {
      const { subjectaltname = '', issuer } = socket.getPeerCertificate() ?? {};
      socket.destroy();
      settle({ outcome, names: subjectaltname, issuer: String(issuer?.CN ?? '') });
    };
    socket.setTimeout(PATIENCE_MS, () => end('timeout'));
    socket.once('secureConnect', () => end(socket.authorized ? 'secure' : String(socket.authorizationError)));
    socket.once('error', (error) => end(codeOf(error)));
    socket.once('end', () => end('closed'));
  });
}

export interface Loaded {
  outcome: string;
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  tookMs: number;
}

export interface LoadOptions extends https.RequestOptions {
  patienceMs?: number;
  send?: string | Buffer;
}

/** `loaded`, `stalled` after headers, `timeout` before, or the error code; no redirect is followed. */
export function load(
  lab: Lab,
  url: string,
  { patienceMs = PATIENCE_MS, send, ...more }: LoadOptions = {},
): Promise<Loaded> {
  return new Promise((settle) => {
    const startedMs = performance.now();
    const loaded: Loaded = { outcome: 'timeout', status: 0, headers: {}, body: Buffer.alloc(0), tookMs: 0 };
    const request = (url.startsWith('https') ? https : http).request(url, { ca: lab.caPem, agent: false, ...more });
    const end = (outcome: string) => {
      clearTimeout(timer);
      request.destroy();
      settle({ ...loaded, outcome, tookMs: performance.now() - startedMs });
    };
    const timer = setTimeout(() => end(loaded.status > 0 ? 'stalled' : 'timeout'), patienceMs);
    request.on('error', (error) => end(codeOf(error)));
    request.on('response', (response) => {
      loaded.status = response.statusCode ?? 0;
      loaded.headers = response.headers;
      response.on('data', (chunk: Buffer) => {
        loaded.body = Buffer.concat([loaded.body, chunk]);
      });
      response.on('error', (error) => end(codeOf(error)));
      response.on('end', () => end('loaded'));
    });
    request.end(send);
  });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
