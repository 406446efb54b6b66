import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Asked, Content } from '../content/content.ts';
import { siteContent } from '../content/site.ts';
import type { Seen } from '../counts.ts';
import { answerDoh, isDohRequest } from '../dns/doh.ts';
import { answerHelper } from '../helper/helper.ts';
import { siteAt } from '../machine.ts';
import type { Network } from '../network.ts';
import type { Wire } from '../wire/wire.ts';
import { HELPER_HOST } from '../world.ts';
import { faultyAnswer, type Outcome } from './answer.ts';
import type { Handler, Request, Response } from './exchange.ts';
import { hostName } from './host-name.ts';

/** Headers by which a site could know a visitor again, or learn where he comes from. */
const TELLING = ['cookie', 'authorization', 'referer', 'origin'];

/** The one request handler behind all fronts. */
export function createHandler(network: () => Network): Handler {
  return (request, response) => {
    // A client that goes away in the middle of a request is no fault of the lab.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    respond(network(), request, response).catch(() => request.socket.destroy());
  };
}

async function respond(network: Network, request: Request, response: Response): Promise<void> {
  const wire = network.wires.behind(request.socket.remotePort);
  if (!wire) {
    response.end();
    return;
  }
  const asked = askedFor(network, wire, request);
  const counts = network.counts.of(asked.host);
  counts.requests += 1;
  network.counts.see(asked.host, seenOf(asked, request));
  if (TELLING.some((name) => request.headers[name] !== undefined)) counts.telling += 1;
  const outcome = faultyAnswer(network.world, asked) ?? (await genuineAnswer(network, wire, asked, request));
  send(wire, request, response, outcome);
}

function seenOf({ path, secure }: Asked, { method = 'GET', headers }: Request): Seen['request'] {
  const told = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { method, path, isSecure: secure, headers: Object.fromEntries(told) };
}

function askedFor({ world }: Network, wire: Wire, request: Request): Asked {
  const header = request.headers[':authority'] ?? request.headers.host ?? '';
  const url = new URL(request.url ?? '/', 'http://any');
  const named = hostName(String(header));
  const host = named ?? siteAt(world, wire.address, null) ?? 'unknown';
  const unnamed = named === null;
  return { host, path: url.pathname, query: url.searchParams, secure: wire.port === 443, unnamed };
}

/** The machine decides what is served: a forged address leads to another site's server, whatever the Host header says. */
async function genuineAnswer(network: Network, wire: Wire, asked: Asked, request: Request): Promise<Outcome> {
  const site = siteAt(network.world, wire.address, asked.host) ?? asked.host;
  if (asked.secure && isDohRequest(site, asked)) return answerDoh(network, asked, request);
  if (asked.secure && site === HELPER_HOST) return answerHelper(network.world, request);
  if (network.world.site(site, 'crash')) return 'reset';
  const hang = asked.secure ? network.world.site(site, 'hang') : undefined;
  if (hang && hang.ms === undefined) return 'silence';
  if (hang) await sleep(hang.ms);
  return siteContent(network.world, { ...asked, host: site });
}

function send(wire: Wire, request: Request, response: Response, outcome: Outcome): void {
  if (outcome === 'reset') wire.reset();
  else if (outcome === 'empty') wire.close();
  else if (outcome !== 'silence') write(request, response, outcome);
}

function write(request: Request, response: Response, { status, headers, body }: Content): void {
  const length = status === 204 ? {} : { 'content-length': String(body.length) };
  (response as ServerResponse).writeHead(status, { ...headers, ...length });
  if (request.method === 'HEAD' || status === 204) response.end();
  else response.end(body);
}
