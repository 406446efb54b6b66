import { isIP } from 'node:net';
import { CLIENT_IPV4 } from '../namespace.ts';
import { ROUTER, type World } from '../world.ts';
import type { Nat, Relay, UdpFault } from './relay.ts';

/** The address under which a router shows the browser to the world. */
export const OUTSIDE_IPV4 = '95.72.14.9';
const OWN = `${CLIENT_IPV4}, ${OUTSIDE_IPV4}`;
/** Ports of TCP that the lab's own fronts hold everywhere; call servers stand behind them. */
const HELD_PORTS: readonly number[] = [80, 443];
const BEHIND = 20_000;
/** Where programs listen that stand in the place of call servers. */
const STAND_IN = 30_000;

/** The port on which a call server really listens. */
export function portOf({ transport, port }: Relay): number {
  const isTcp = transport === 'turns' || transport === 'turn_tcp';
  return transport === 'quic' || (isTcp && HELD_PORTS.includes(port)) ? port + BEHIND : port;
}

export function isOverUdp(transport: Relay['transport']): boolean {
  return transport === 'stun' || transport === 'turn';
}

export function standInPort(port: number): number {
  return port + STAND_IN;
}

/** Whether a program plays the fault, and not the packet filter. */
export function isStandIn({ kind }: UdpFault): boolean {
  return kind === 'delay' || kind === 'no_realm';
}

export function addressesOf(world: World, host: string): readonly string[] {
  return isIP(host) === 4 ? [host] : world.addresses(host, 4);
}

/** The packet filter and the router of calls: a table of its own, so that sites keep theirs. */
export function callRules(world: World, relays: readonly Relay[], faults: readonly UdpFault[], nat: Nat): string {
  return `table ip reach_calls
delete table ip reach_calls
table ip reach_calls {
  ${faults.map((_, index) => `set seen${index} { type ipv4_addr; flags dynamic; timeout 1h; }`).join('\n  ')}
  counter sent { }
  counter came { }
  chain counted {
    type filter hook input priority 4; policy accept;
    ip daddr ${ROUTER} accept
    ip saddr ${ROUTER} accept
    meta l4proto udp ip daddr != { ${OWN} } counter name sent
    meta l4proto udp ip daddr { ${OWN} } counter name came
  }
  chain moved {
    type nat hook output priority -100; policy accept;
    ${relays.flatMap((relay) => moved(world, relay)).join('\n    ')}
    ${faults
      .filter(isStandIn)
      .flatMap((fault) => stoodIn(world, relays, fault))
      .join('\n    ')}
  }
  chain router {
    type nat hook postrouting priority 100; policy accept;
    ${nat === 'none' ? '' : `ip saddr ${CLIENT_IPV4} ip daddr != { 127.0.0.0/8, 192.168.0.0/16 } meta l4proto udp snat to ${OUTSIDE_IPV4}${nat === 'symmetric' ? ' fully-random' : ''}`}
  }
  chain ondevice {
    type filter hook output priority 0; policy accept;
    meta l4proto != udp accept
    ip saddr != ${CLIENT_IPV4} accept
    ip daddr ${ROUTER} accept
    ${ofKind(faults, ({ kind }) => kind === 'bar')
      .map(([fault, index]) => ruleOf(world, fault, index))
      .join('\n    ')}
  }
  chain way {
    type filter hook input priority 5; policy accept;
    meta l4proto != udp accept
    ip daddr ${ROUTER} accept
    ip saddr ${ROUTER} accept
    ${ofKind(faults, (fault) => fault.kind !== 'bar' && !isStandIn(fault))
      .map(([fault, index]) => ruleOf(world, fault, index))
      .join('\n    ')}
  }
}
`;
}

/** Faults that are played here, with their places in the whole list, by which their sets are named. */
function ofKind(faults: readonly UdpFault[], isIt: (fault: UdpFault) => boolean): [UdpFault, number][] {
  return faults.flatMap((fault, index): [UdpFault, number][] => (isIt(fault) ? [[fault, index]] : []));
}

/** Only what the browser sends: the program itself asks the real server. */
function stoodIn(world: World, relays: readonly Relay[], { hosts }: UdpFault): string[] {
  const own = relays.filter(({ host, transport }) => isOverUdp(transport) && hosts?.includes(host) !== false);
  const rules = own.flatMap(({ host, port }) =>
    addressesOf(world, host).map(
      (each) => `ip saddr ${CLIENT_IPV4} ip daddr ${each} udp dport ${port} dnat to ${each}:${standInPort(port)}`,
    ),
  );
  return [...new Set(rules)];
}

function moved(world: World, relay: Relay): string[] {
  const { transport, port, host } = relay;
  const to = portOf(relay);
  const protocol = transport === 'quic' ? 'udp' : 'tcp';
  if (to === port) return [];
  return addressesOf(world, host).map((each) => `ip daddr ${each} ${protocol} dport ${port} dnat to ${each}:${to}`);
}

function ruleOf(world: World, fault: UdpFault, index: number): string {
  const { kind, ports, shape, after, percent = 0 } = fault;
  return [
    // Questions alone are hit, but loss does not ask for directions.
    ...(kind === 'lose' ? [] : [`ip daddr != { ${OWN} }`]),
    ...(fault.hosts ? [`ip daddr { ${listed(world, fault.hosts)} }`] : []),
    ...(fault.but ? [`ip daddr != { ${listed(world, fault.but)} }`] : []),
    // Both ports: the filter stands behind the place where some are moved.
    ...(ports ? [`udp dport { ${ports.flatMap((port) => [port, port + BEHIND]).join(', ')} }`] : []),
    ...(shape ? ['udp length >= 28 @th,96,32 0x2112a442'] : []),
    ...(after === undefined ? [] : [`update @seen${index} { ip daddr limit rate over 1/hour burst ${after} packets }`]),
    ...(kind === 'lose' ? [`numgen random mod 100 < ${percent}`] : []),
    kind === 'refuse' ? 'reject with icmp port-unreachable' : 'drop',
  ].join(' ');
}

function listed(world: World, hosts: readonly string[]): string {
  return [...new Set(hosts.flatMap((host) => [...addressesOf(world, host)]))].join(', ');
}
