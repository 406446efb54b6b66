/** Words for the faults that scenarios use again and again. */
import type { Fault } from '../scenario.ts';
import type { Truth } from '../truth.ts';

export const SNI_SILENCE: readonly Fault[] = [{ layer: 'tls', kind: 'silence' }];
export const SNI_RESET: readonly Fault[] = [{ layer: 'tls', kind: 'reset' }];
export const NAME_REMOVED: readonly Fault[] = [{ layer: 'dns', kind: 'nxdomain' }];
export const ADDRESS_DROPPED: readonly Fault[] = [{ layer: 'address', kind: 'drop' }];

/** About 16 kB let through: the true filter counts some 25 packets, whatever the name. */
export const FREEZE: readonly Fault[] = [{ layer: 'body', kind: 'freeze', after: 16_384 }];

/** 128 kbit/s, the rate at which YouTube was held. */
export const SLOW: readonly Fault[] = [{ layer: 'body', kind: 'drip', bitsPerSecond: 128_000 }];

/** A redirect to the provider's page on port 80, and an untrusted certificate on 443. */
export const BLOCK_PAGE: readonly Fault[] = [
  { layer: 'http', port: 80, kind: 'page', status: 302, location: 'http://warning.rt.ru/?id=17&st=0' },
  { layer: 'tls', kind: 'foreign_ca' },
];

export interface Group {
  hosts: readonly string[];
  faults: readonly Fault[];
  truth: Truth;
}

export function faultsByHost(groups: readonly Group[]): Record<string, readonly Fault[]> {
  return Object.fromEntries(groups.flatMap(({ hosts, faults }) => hosts.map((host) => [host, faults])));
}

export function truthByHost(groups: readonly Group[]): Record<string, Truth> {
  return Object.fromEntries(groups.flatMap(({ hosts, truth }) => hosts.map((host) => [host, truth])));
}
