import { isIP } from 'node:net';
import { embed } from '../ranges.ts';
import type { DnsFault, Family } from '../scenario.ts';
import { ROUTER, type World } from '../world.ts';

export type Rcode = 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED';

export interface Answer {
  rcode: Rcode;
  addresses: readonly string[];
  /** The data of an HTTPS record. */
  keys?: Buffer;
  /** How long the resolver waits before it answers. */
  afterMs?: number;
}

/** Answers in the order in which they leave the resolver; none at all is silence. */
export type Reply = readonly Answer[];

const RCODES: Readonly<Record<'nxdomain' | 'servfail' | 'refused' | 'empty', Rcode>> = {
  nxdomain: 'NXDOMAIN',
  servfail: 'SERVFAIL',
  refused: 'REFUSED',
  empty: 'NOERROR',
};

/** What a resolver says about a name. */
export function replyTo(world: World, via: 'system' | 'doh', name: string, type: string): Reply {
  const family = familyOf(type);
  const portal = world.scenario.portal;
  const isCaught = portal?.by === 'dns' && !portal.lets?.includes(name);
  if (via === 'system' && isCaught) return [known(family === 4 ? [ROUTER] : [])];
  const translation = via === 'system' && family === 6 ? world.scenario.translation : undefined;
  const reply = replyWithout(world, via, name, family);
  if (!translation || reply.some(({ addresses, rcode }) => addresses.length > 0 || rcode !== 'NOERROR')) return reply;
  // RFC 6147: what has no IPv6 address gets one that the translator understands.
  return replyWithout(world, via, name, 4).map((answer) => ({
    ...answer,
    addresses: answer.addresses.map((address) => embed(translation.prefix, address)),
  }));
}

function replyWithout(world: World, via: 'system' | 'doh', name: string, family: Family | null): Reply {
  const fault = world.faults(name, 'dns').find((candidate) => concerns(candidate, via, family));
  return fault ? faultyReply(world, fault, via, name, family) : [truth(world, name, family)];
}

function concerns(fault: DnsFault, via: 'system' | 'doh', family: Family | null): boolean {
  const where = fault.via ?? 'system';
  return (where === 'both' || where === via) && (fault.family === undefined || fault.family === family);
}

function faultyReply(world: World, fault: DnsFault, via: 'system' | 'doh', name: string, family: Family | null): Reply {
  switch (fault.kind) {
    case 'silent':
      return [];
    case 'addresses':
      return [known(forged(world, fault.addresses, family))];
    case 'injected':
      return [known(forged(world, fault.addresses, family)), truth(world, name, family)];
    case 'standin':
      return [known(forged(world, world.standins(name), family))];
    case 'late':
      return [{ ...truth(world, name, family), afterMs: fault.ms }];
    case 'flaky': {
      const count = world.countQuery(`${via} ${name} ${family}`);
      if (count % fault.every !== 0) return [truth(world, name, family)];
      return fault.as === 'silent' ? [] : [{ rcode: RCODES[fault.as], addresses: [] }];
    }
    default:
      return [{ rcode: RCODES[fault.kind], addresses: [] }];
  }
}

function truth(world: World, name: string, family: Family | null): Answer {
  if (!world.exists(name)) return { rcode: 'NXDOMAIN', addresses: [] };
  return known(family === null ? [] : world.addresses(name, family));
}

function forged(world: World, entries: readonly string[], family: Family | null): string[] {
  if (family === null) return [];
  return entries.flatMap((entry) => {
    const literal = isIP(entry);
    if (literal === 0) return [...world.addresses(entry, family)];
    return literal === family ? [entry] : [];
  });
}

function known(addresses: readonly string[]): Answer {
  return { rcode: 'NOERROR', addresses };
}

function familyOf(type: string): Family | null {
  if (type === 'A') return 4;
  return type === 'AAAA' ? 6 : null;
}
