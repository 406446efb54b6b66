import { isIP } from 'node:net';
import type { DnsFault, Family } from '../scenario.ts';
import { ROUTER, type World } from '../world.ts';

export type Rcode = 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED';

export interface Answer {
  rcode: Rcode;
  addresses: readonly string[];
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
  if (via === 'system' && portal?.by === 'dns') return [known(family === 4 ? [ROUTER] : [])];
  const fault = world.faults(name, 'dns').find((candidate) => concerns(candidate, via, family));
  return fault ? faultyReply(world, fault, name, family) : [truth(world, name, family)];
}

function concerns(fault: DnsFault, via: 'system' | 'doh', family: Family | null): boolean {
  const where = fault.via ?? 'system';
  return (where === 'both' || where === via) && (fault.family === undefined || fault.family === family);
}

function faultyReply(world: World, fault: DnsFault, name: string, family: Family | null): Reply {
  switch (fault.kind) {
    case 'silent':
      return [];
    case 'addresses':
      return [known(forged(world, fault.addresses, family))];
    case 'injected':
      return [known(forged(world, fault.addresses, family)), truth(world, name, family)];
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
