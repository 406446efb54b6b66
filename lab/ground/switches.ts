/** What a browser must be told so that loopback looks like the simulated network. */

import { replyTo } from '../dns/reply.ts';
import { isConcrete } from '../pattern.ts';
import type { World } from '../world.ts';
import { HOST, type LoopbackGround, type MachinePorts } from './loopback.ts';

const EXCLUDED = ['EXCLUDE localhost', 'EXCLUDE 127.0.0.1'];

/** Rules for `--host-resolver-rules`; the first that fits a host counts. */
export function resolverRules(world: World, ground: LoopbackGround): string {
  if (world.scenario.network === 'down') return [...EXCLUDED, 'MAP * ~NOTFOUND'].join(' , ');
  const patterns = world.entries().map(([pattern]) => pattern);
  const wide = patterns.filter((pattern) => !isConcrete(pattern)).sort((a, b) => b.length - a.length);
  const names = [...new Set([...world.names(), ...patterns.filter(isConcrete)])];
  const addresses = [...ground.machines.keys()].flatMap((address) => mapping(address, portsAt(ground, address)));
  return [
    ...EXCLUDED,
    ...names.flatMap((name) => nameRules(world, ground, name)),
    ...addresses,
    ...wide.flatMap((pattern) => patternRules(world, ground, pattern)),
    ...mapping('*', ground.any),
  ].join(' , ');
}

function nameRules(world: World, ground: LoopbackGround, name: string): string[] {
  const address = replyTo(world, 'system', name, 'A')[0]?.addresses[0];
  return address === undefined ? [`MAP ${name} ~NOTFOUND`] : mapping(name, portsAt(ground, address));
}

/** Names that only a pattern covers have no ports of their own: found or not, walled off or not is all that can be told. */
function patternRules(world: World, ground: LoopbackGround, pattern: string): string[] {
  const lost = world.faults(pattern, 'dns').some((fault) => fault.via !== 'doh' && !('addresses' in fault));
  if (lost) return [`MAP ${pattern} ~NOTFOUND`];
  const wall = world.faults(pattern, 'address').find(({ family, only }) => family !== 6 && only === undefined);
  if (!wall) return mapping(pattern, ground.any);
  const port = wall.kind === 'drop' ? ground.silent : ground.closed;
  return mapping(pattern, { plain: port, secure: port });
}

function portsAt(ground: LoopbackGround, address: string): MachinePorts {
  return { plain: ground.portFor(address, 80), secure: ground.portFor(address, 443) };
}

function mapping(from: string, { plain, secure }: MachinePorts): string[] {
  return [`MAP ${from}:80 ${HOST}:${plain}`, `MAP ${from}:443 ${HOST}:${secure}`];
}

/**
 * Preferences for Firefox. It can send every name to loopback, and each port to one other port, and no more: names that
 * the scenario removes from DNS or walls off by address answer as if they were healthy. Use Chromium or a namespace there.
 */
export function firefoxPrefs(ground: LoopbackGround): Record<string, string | number | boolean> {
  return {
    'network.dns.forceResolve': HOST,
    'network.socket.forcePort': `443=${ground.any.secure};80=${ground.any.plain}`,
    'network.dns.disableIPv6': true,
    'network.trr.mode': 5,
    'network.http.http3.enable': false,
  };
}
