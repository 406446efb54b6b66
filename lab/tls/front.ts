import type { Socket } from 'node:net';
import { siteAt } from '../machine.ts';
import { bodyStages, lostToNoise, type Network } from '../network.ts';
import type { Portal, TlsFault } from '../scenario.ts';
import { peek } from '../wire/peek.ts';
import { relay } from '../wire/relay.ts';
import { Wire } from '../wire/wire.ts';
import type { World } from '../world.ts';
import { type Hello, parseHello } from './hello.ts';
import type { Identity } from './identity.ts';
import { isRefusal, refuse } from './refuse.ts';

/** An authority that some devices have in their list and others have not. */
const PRIVATE_AUTHORITY = 'Community Root X9';

/** A connection to port 443 of any machine: reads the ClientHello, applies what the scenario says, relays the rest. */
export async function acceptTls(network: Network, client: Socket, address: string | null): Promise<void> {
  const wire = new Wire(client, address, 443);
  network.wires.add(wire);
  const peeked = await peek(client, (bytes) => {
    const parsed = parseHello(bytes);
    return parsed.state === 'incomplete' ? null : parsed;
  });
  if (peeked === null) return;
  if (peeked.found.state !== 'hello') return refuse(wire, 'plain');
  await answer(network, wire, peeked.found.hello, peeked.head);
}

async function answer(network: Network, wire: Wire, hello: Hello, head: Buffer): Promise<void> {
  const { world, counts } = network;
  if (hello.serverName !== null) world.learn(hello.serverName);
  if (hello.serverName !== null) world.meet(hello.serverName);
  const site = siteAt(world, wire.address, hello.serverName);
  if (site === null) return wire.reset();
  const subject = hello.serverName ?? site;
  const tally = counts.of(subject);
  tally.connections += 1;
  tally.bytesIn += head.length;
  if (lostToNoise(network, wire, subject)) return;
  const fault = findFault(world, hello, site);
  if (fault && isRefusal(fault.kind)) return refuse(wire, fault.kind);
  const identity = await identityFor(network, site, hello.serverName, fault);
  const port = await network.backends.port(identity);
  relay(network.wires, { wire, port, head, stages: bodyStages(network, wire, hello.serverName, site), counts: tally });
}

function isCaught({ host, lets }: Portal, site: string): boolean {
  return site !== host && !lets?.includes(site);
}

/** Faults on the name asked for; of the machine's own only those that hit whatever is asked. */
function findFault(world: World, hello: Hello, site: string): TlsFault | undefined {
  const portal = world.scenario.portal;
  if (portal && isCaught(portal, site) && portal.tls === 'drop') return { layer: 'tls', kind: 'silence' };
  if (world.site(site, 'no_tls')) return { layer: 'tls', kind: 'alert' };
  const unserved = hello.serverName === null ? undefined : world.site(hello.serverName, 'unserved');
  if (unserved) return { layer: 'tls', kind: unserved.as };
  const byName = hello.serverName === null ? [] : world.faults(hello.serverName, 'tls');
  const byAddress = hello.serverName === site ? [] : world.faults(site, 'tls').filter(({ on }) => on === 'always');
  return [...byName, ...byAddress].find(({ onlyHello }) => onlyHello === undefined || onlyHello === hello.family);
}

async function identityFor(
  network: Network,
  site: string,
  name: string | null,
  fault: TlsFault | undefined,
): Promise<Identity> {
  const { world, identities } = network;
  const { portal } = world.scenario;
  if (portal && !portal.lets?.includes(site)) return identities.genuine(portal.host);
  if (fault?.kind === 'gateway') return identities.gateway(name ?? site, fault.issuer);
  if (fault?.kind === 'foreign_ca') return identities.foreign(name ?? site, fault.issuer);
  if (world.site(site, 'misnamed')) return identities.genuine('default.hosting.example');
  if (fault?.kind === 'wrong_name') return identities.genuine(fault.name ?? 'default.hosting.example');
  if (fault?.kind === 'expired' || world.site(site, 'expired')) return identities.expired(site);
  return ownIdentity(network, site);
}

/** What the server itself shows, to everybody. */
async function ownIdentity({ world, identities }: Network, site: string): Promise<Identity> {
  const own = world.site(site, 'private_ca')
    ? await identities.foreign(site, PRIVATE_AUTHORITY)
    : identities.genuine(site);
  return {
    ...own,
    wantsCertificate: world.site(site, 'client_certificate') !== undefined,
    fullRecords: world.site(site, 'full_records') !== undefined,
  };
}
