import type { Fault, Scenario } from '../scenario.ts';
import { ADDRESS_CONDITIONS } from './address.ts';
import { BODY_CONDITIONS } from './body.ts';
import { CHAIN_CONDITIONS } from './chain.ts';
import type { Condition } from './condition.ts';
import { DEVICE_CONDITIONS } from './device.ts';
import { DNS_CONDITIONS } from './dns.ts';
import { ECH_CONDITIONS } from './ech.ts';
import { HELPER_CONDITIONS } from './helper.ts';
import { HTTP_CONDITIONS } from './http.ts';
import { NETWORK_CONDITIONS } from './network.ts';
import { ODD_CONDITIONS } from './odd.ts';
import { ODD_NETWORK_CONDITIONS, STILL_BLOCKED } from './odd-networks.ts';
import { OUTAGE_CONDITIONS } from './outage.ts';
import { OWN_SIDE_CONDITIONS } from './own-side.ts';
import { PLAIN_CONDITIONS } from './plain.ts';
import { SITE_CONDITIONS } from './site.ts';
import { TLS_CONDITIONS } from './tls.ts';
import { TRANSLATED_CONDITIONS } from './translated.ts';
import { TROUBLE_CONDITIONS } from './trouble.ts';

export type { Condition, Device } from './condition.ts';

export const CONDITIONS: readonly Condition[] = [
  ...NETWORK_CONDITIONS,
  ...DNS_CONDITIONS,
  ...ADDRESS_CONDITIONS,
  ...TLS_CONDITIONS,
  ...HTTP_CONDITIONS,
  ...BODY_CONDITIONS,
  ...SITE_CONDITIONS,
  ...CHAIN_CONDITIONS,
  ...PLAIN_CONDITIONS,
  ...OUTAGE_CONDITIONS,
  ...TROUBLE_CONDITIONS,
  ...TRANSLATED_CONDITIONS,
  ...OWN_SIDE_CONDITIONS,
  ...HELPER_CONDITIONS,
  ...ODD_CONDITIONS,
  ...ODD_NETWORK_CONDITIONS,
  ...STILL_BLOCKED,
  ...ECH_CONDITIONS,
  ...DEVICE_CONDITIONS,
];

/** A network in which nothing happens but the condition. */
export function scenarioOf({ id, hosts, faults, truth, note, around = {} }: Condition): Scenario {
  const hit: Record<string, readonly Fault[]> =
    faults.length > 0 ? Object.fromEntries(hosts.map((h) => [h, faults])) : {};
  return {
    title: id,
    description: note,
    place: 'outside',
    network: 'up',
    state: 'online',
    ...around,
    id,
    hosts: { ...around.hosts, ...hit },
    truth: Object.fromEntries(hosts.map((host) => [host, truth])),
  };
}
