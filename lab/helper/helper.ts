import { isBogon } from '../addresses.ts';
import { type Content, content, json } from '../content/content.ts';
import type { Request } from '../http/exchange.ts';
import { readBody } from '../http/read-body.ts';
import { HELPER_HOST, type World } from '../world.ts';
import { lie } from './lie.ts';
import { connectFailure, fetchOutside, uncensored } from './outside.ts';
import {
  FAILURES,
  type HelperRequest,
  type HelperResponse,
  IP_FLAGS,
  parseHelperRequest,
  type TcpConnectResult,
} from './protocol.ts';

/** Answers a POST like OONI's test helper, from the uncensored side. */
export async function answerHelper(world: World, request: Request): Promise<Content> {
  if (request.method !== 'POST') return content(400, 'text/plain', 'bad request');
  const wanted = parseHelperRequest((await readBody(request)).toString());
  if (wanted === null) return content(400, 'text/plain', 'bad request');
  const truth = measure(uncensored(world), wanted);
  const lying = world.faults(HELPER_HOST, 'helper').some(({ kind }) => kind === 'lying');
  return json(lying ? lie(truth) : truth);
}

export function measure(world: World, wanted: HelperRequest): HelperResponse {
  const { hostname, protocol } = new URL(wanted.http_request);
  const exists = world.exists(hostname);
  const addrs = exists ? [...world.addresses(hostname, 4), ...world.addresses(hostname, 6)] : [];
  const port = protocol === 'https:' ? 443 : 80;
  const endpoints = [...new Set([...wanted.tcp_connect, ...addrs.map((address) => endpoint(address, port))])];
  world.learn(hostname);
  const tcp = Object.fromEntries(endpoints.map((each) => [each, connect(world, each)]));
  return {
    tcp_connect: tcp,
    tls_handshake: port === 443 ? handshakes(world, hostname, tcp) : {},
    http_request: fetchOutside(world, wanted.http_request),
    dns: { failure: exists ? null : FAILURES.name, addrs },
    ip_info: Object.fromEntries(
      endpoints.map((each) => [addressOf(each), infoOf(world, hostname, addrs, wanted, each)]),
    ),
  };
}

function connect(world: World, target: string): TcpConnectResult {
  const owner = world.ownersOf(addressOf(target))[0];
  const failure = owner === undefined ? FAILURES.timeout : connectFailure(world, owner);
  return { status: failure === null, failure };
}

function handshakes(world: World, host: string, tcp: HelperResponse['tcp_connect']): HelperResponse['tls_handshake'] {
  const connected = Object.entries(tcp).filter(([, { status }]) => status);
  return Object.fromEntries(
    connected.map(([target]) => {
      const genuine = world.ownersOf(addressOf(target)).includes(host) && !world.site(host, 'expired');
      const authority = world.site(host, 'private_ca');
      if (authority && !authority.helperTrusts)
        return [target, { server_name: host, status: false, failure: FAILURES.authority }];
      const failure = genuine ? null : FAILURES.certificate;
      return [target, { server_name: host, status: genuine, failure }];
    }),
  );
}

function infoOf(world: World, host: string, addrs: string[], wanted: HelperRequest, target: string) {
  const address = addressOf(target);
  const flags =
    (wanted.tcp_connect.includes(target) ? IP_FLAGS.byProbe : 0) |
    (addrs.includes(address) ? IP_FLAGS.byHelper : 0) |
    (isBogon(address) ? IP_FLAGS.bogon : 0) |
    (world.ownersOf(address).includes(host) ? IP_FLAGS.validForDomain : 0);
  return { asn: 0, flags };
}

function endpoint(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function addressOf(target: string): string {
  return target.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
}
