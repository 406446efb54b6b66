import type { Socket } from 'node:net';
import { siteAt } from '../machine.ts';
import { bodyStages, lostToNoise, type Network } from '../network.ts';
import { peek } from '../wire/peek.ts';
import { relay } from '../wire/relay.ts';
import { Wire } from '../wire/wire.ts';
import { hostName } from './host-name.ts';

const LONGEST_HEAD = 65_536;

/** A connection to port 80 of any machine: the first request's Host tells which host it counts for. */
export async function acceptPlain(network: Network, client: Socket, address: string | null): Promise<void> {
  const wire = new Wire(client, address, 80);
  network.wires.add(wire);
  const peeked = await peek(client, (bytes) => readHost(bytes));
  if (peeked === null) return;
  const { world, counts, wires, plainPort } = network;
  const name = peeked.found.host;
  if (name !== null) world.learn(name);
  if (name !== null) world.meet(name);
  const site = siteAt(world, address, name);
  if (site === null) return wire.reset();
  const tally = counts.of(name ?? site);
  tally.connections += 1;
  tally.bytesIn += peeked.head.length;
  if (lostToNoise(network, wire, name ?? site)) return;
  const stages = bodyStages(network, wire, name, site);
  relay(wires, { wire, port: plainPort, head: peeked.head, stages, counts: tally });
}

function readHost(bytes: Buffer): { host: string | null } | null {
  const text = bytes.toString('latin1');
  if (!text.includes('\r\n\r\n') && bytes.length < LONGEST_HEAD) return null;
  const found = /\r\nhost:[ \t]*([^\r\n]+)/i.exec(text)?.[1];
  return { host: found === undefined ? null : hostName(found) };
}
