import { spawn } from 'node:child_process';
import { isIP } from 'node:net';
import { RESOLVER_ADDRESSES } from './addresses.ts';
import { embed } from './ranges.ts';
import type { AddressFault, Family } from './scenario.ts';
import { ROUTER, type World } from './world.ts';

type Kind = Exclude<AddressFault['kind'], 'large'>;

/** Packets that a way with a small MTU loses where nobody tells the sender. */
const LARGE = 'meta length > 1380';

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
    for (const fault of addressFaults(world, name)) {
      if (fault.kind !== 'large') walled[fault.kind].push(...hitAddresses(world, name, fault));
    }
  }
  return walled;
}

/** Whether the packet filter has to know of the name: an address is hit, or stands where nobody else answers. */
export function isWalled(world: World, name: string): boolean {
  return addressFaults(world, name).length > 0 || world.standins(name).length > 0;
}

function addressFaults(world: World, name: string): AddressFault[] {
  const dead: AddressFault[] = world.site(name, 'silent') ? [{ layer: 'address', kind: 'drop' }] : [];
  const closed: AddressFault[] = world.site(name, 'refuse') ? [{ layer: 'address', kind: 'refuse' }] : [];
  return [...world.faults(name, 'address'), ...dead, ...closed];
}

function hitAddresses(world: World, name: string, { family, only }: AddressFault): string[] {
  const families: readonly Family[] = family === undefined ? [4, 6] : [family];
  const pool = families.flatMap((each) => [...world.addresses(name, each)]);
  const hit = only === undefined ? pool : pool.filter((_, index) => only.includes(index));
  const { translation } = world.scenario;
  const translated = hit.flatMap((each) => (translation && isIP(each) === 4 ? [embed(translation.prefix, each)] : []));
  return [...hit, ...translated];
}

/** The packet filter of the namespace, written anew at each change. */
export function ruleset(world: World): string {
  const walled = walledAddresses(world);
  const rules = (Object.keys(ACTIONS) as Kind[]).flatMap((kind) => [
    ...rule(walled[kind], 4, ACTIONS[kind]),
    ...rule(walled[kind], 6, ACTIONS[kind]),
  ]);
  const extra = [...lineRules(world), ...standinRules(world), ...largeRules(world)];
  return `table inet reach
delete table inet reach
table inet reach {
  chain input {
    type filter hook input priority 0; policy accept;
    ip daddr ${ROUTER} accept
    ${extra.join('\n    ')}
    ip daddr 127.0.0.0/8 tcp dport { 80, 443 } reject with tcp reset
    ip6 daddr ::1 tcp dport { 80, 443 } reject with tcp reset
    ip daddr { ${EMPTY_SPACE} } tcp dport { 80, 443 } drop
    ${[...emptyTranslations(world), ...sealRules(world), ...rules].join('\n    ')}
  }
}
`;
}

/** Behind a translator the same space is as empty. */
function emptyTranslations({ scenario: { translation } }: World): string[] {
  if (!translation) return [];
  const ranges = EMPTY_SPACE.split(', ').map((range) => {
    const [base = '', bits] = range.split('/');
    return `${embed(translation.prefix, base)}/${96 + Number(bits)}`;
  });
  return [`ip6 daddr { ${ranges.join(', ')} } tcp dport { 80, 443 } drop`];
}

/** What holds for the line as a whole: it is lost for a while, or has no IPv4. */
function lineRules(world: World): string[] {
  const { translation } = world.scenario;
  const lost = world.isLineLost ? ['tcp dport { 80, 443 } drop', 'tcp sport { 80, 443 } drop'] : [];
  const none =
    translation?.ipv4 === false ? ['meta nfproto ipv4 tcp dport { 80, 443 } reject with icmp net-unreachable'] : [];
  return [...lost, ...none];
}

function standinRules(world: World): string[] {
  const alive = world.names().filter((name) => !world.site(name, 'silent') && !world.site(name, 'refuse'));
  const all = alive.flatMap((name) => [...world.standins(name)]);
  const closed = world.names().filter((name) => world.site(name, 'refuse'));
  const refusing = closed.flatMap((name) => [...world.standins(name)]);
  return [
    ...rule(refusing, 4, ACTIONS.refuse),
    ...rule(refusing, 6, ACTIONS.refuse),
    ...rule(all, 4, () => 'accept'),
    ...rule(all, 6, () => 'accept'),
  ];
}

function largeRules(world: World): string[] {
  const hit = world.names().flatMap((name) => {
    const faults = addressFaults(world, name).filter(({ kind }) => kind === 'large');
    return faults.flatMap((fault) => hitAddresses(world, name, fault));
  });
  return ([4, 6] as const).flatMap((family) => {
    const own = [...new Set(hit.filter((address) => isIP(address) === family))].join(', ');
    const at = (side: string) => `${family === 4 ? 'ip' : 'ip6'} ${side} { ${own} } ${LARGE} drop`;
    return own === '' ? [] : [at('daddr'), at('saddr')];
  });
}

/** A portal's sealed port 443, but for what it lets through. */
function sealRules(world: World): string[] {
  const { portal } = world.scenario;
  if (portal?.by !== 'redirect' || portal.tls !== 'drop') return [];
  const through = (portal.lets ?? []).flatMap((host) => [...world.addresses(host, 4), ...world.addresses(host, 6)]);
  return [...rule(through, 4, () => 'accept'), ...rule(through, 6, () => 'accept'), 'tcp dport 443 drop'];
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
