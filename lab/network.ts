import type { Transform } from 'node:stream';
import type { Counts } from './counts.ts';
import type { BodyFault, FaultOf } from './scenario.ts';
import type { Backends } from './tls/backend.ts';
import type { Identities } from './tls/identities.ts';
import { stageFor } from './wire/stages.ts';
import type { Wire, Wires } from './wire/wire.ts';
import type { World } from './world.ts';

/** All that stands between a client and the servers. */
export interface Network {
  world: World;
  counts: Counts;
  wires: Wires;
  identities: Identities;
  backends: Backends;
  /** Port on loopback of the server for plain requests. */
  plainPort: number;
  /** Runs before a name that is new is answered, so that its addresses can be walled off first. */
  onNewName: (name: string) => Promise<void>;
}

/** Stages for a connection that names `name` (null: none) and ends at `site`. */
export function bodyStages({ world }: Network, wire: Wire, name: string | null, site: string): Transform[] {
  const byName = name === null ? [] : world.faults(name, 'body');
  const byAddress = name === site ? [] : world.faults(site, 'body').filter(({ on }) => on !== 'name');
  return [...byName, ...byAddress, ...slowness(world, site)].map((fault) => stageFor(fault, wire, world.random));
}

/** True when noise took the connection: half of the unlucky ones are reset, half fall silent. */
export function lostToNoise({ world }: Network, wire: Wire, host: string): boolean {
  const noise: FaultOf<'noise'> | undefined = world.faults(host, 'noise')[0];
  if (noise === undefined || world.random() >= noise.probability) return false;
  if (noise.kind === 'reset' || world.random() < 0.5) wire.reset();
  else wire.hush();
  return true;
}

/** What the server itself does to all that it sends. */
function slowness(world: World, site: string): BodyFault[] {
  const slow = world.site(site, 'slow');
  const stall = world.site(site, 'stall');
  return [
    ...(slow ? [{ layer: 'body', kind: 'drip', bitsPerSecond: slow.bitsPerSecond } as const] : []),
    ...(stall ? [{ layer: 'body', kind: 'freeze', after: stall.after } as const] : []),
  ];
}
