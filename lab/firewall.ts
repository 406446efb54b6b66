import { spawn } from 'node:child_process';
import { isIP } from 'node:net';
import { RESOLVER_ADDRESSES } from './addresses.ts';
import type { AddressFault, Family } from './scenario.ts';
import { ROUTER, type World } from './world.ts';

type Kind = AddressFault['kind'];

/** Space where nobody answers: what a forged private address leads to. */
const EMPTY_SPACE =
  '10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.0.2.0/24, 192.168.0.0/16, 198.18.0.0/15, 198.51.100.0/24, 203.0.113.0/24';

const ACTIONS: Readonly<Record<Kind, (family: Family) => string>> = {
  drop: () => 'drop',
  refuse: () => 'meta l4proto tcp reject with tcp reset',
  // A network without IPv6 has no route; a program is told of a prohibition as if it stood on this machine.
  unreachable: (family) => `reject with ${family === 4 ? 'icmp admin-prohibited' : 'icmpv6 no-route'}`,
};

/** Addresses that are hit, by what happens to packets for them. */
export function walledAddresses(world: World): Record<Kind, string[]> {
  const walled: Record<Kind, string[]> = { drop: [], refuse: [], unreachable: [] };
  for (const name of new Set([...world.names(), ...Object.keys(RESOLVER_ADDRESSES)])) {
    for (const fault of addressFaults(world, name)) walled[fault.kind].push(...hitAddresses(world, name, fault));
  }
  return walled;
}

/** Whether any address of the name is hit. */
export function isWalled(world: World, name: string): boolean {
  return addressFaults(world, name).length > 0;
}

function addressFaults(world: World, name: string): AddressFault[] {
  const dead: AddressFault[] = world.site(name, 'silent') ? [{ layer: 'address', kind: 'drop' }] : [];
  const closed: AddressFault[] = world.site(name, 'refuse') ? [{ layer: 'address', kind: 'refuse' }] : [];
  return [...world.faults(name, 'address'), ...dead, ...closed];
}

function hitAddresses(world: World, name: string, { family, only }: AddressFault): string[] {
  const families: readonly Family[] = family === undefined ? [4, 6] : [family];
  const pool = families.flatMap((each) => [...world.addresses(name, each)]);
  return only === undefined ? pool : pool.filter((_, index) => only.includes(index));
}

/** The packet filter of the namespace, written anew at each change. */
export function ruleset(world: World): string {
  const walled = walledAddresses(world);
  const rules = (Object.keys(ACTIONS) as Kind[]).flatMap((kind) => [
    ...rule(walled[kind], 4, ACTIONS[kind]),
    ...rule(walled[kind], 6, ACTIONS[kind]),
  ]);
  const { portal } = world.scenario;
  const sealed = portal?.by === 'redirect' && portal.tls === 'drop' ? ['tcp dport 443 drop'] : [];
  return `table inet reach
delete table inet reach
table inet reach {
  chain input {
    type filter hook input priority 0; policy accept;
    ip daddr ${ROUTER} accept
    ip daddr 127.0.0.0/8 tcp dport { 80, 443 } reject with tcp reset
    ip6 daddr ::1 tcp dport { 80, 443 } reject with tcp reset
    ip daddr { ${EMPTY_SPACE} } tcp dport { 80, 443 } drop
    ${[...sealed, ...rules].join('\n    ')}
  }
}
`;
}

function rule(addresses: readonly string[], family: Family, action: (family: Family) => string): string[] {
  const own = [...new Set(addresses.filter((address) => isIP(address) === family))];
  return own.length > 0 ? [`${family === 4 ? 'ip' : 'ip6'} daddr { ${own.join(', ')} } ${action(family)}`] : [];
}

export function applyRuleset(rules: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('nft', ['-f', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`nft: ${complaint}`))));
    child.stdin.end(rules);
  });
}
