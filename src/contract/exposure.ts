/** How exposed a person is by a listed site: the tiers of docs/safety.md, for sites that are not in the catalogue. */
import { SERVICES } from '../catalog/services.ts';
import { targetsOf } from '../catalog/targets.ts';
import type { Tier } from '../core/types.ts';

export interface Exposure {
  readonly tier: Tier;
  readonly state: boolean;
}

/** Items that the law of some places calls extremist or obscene. */
const NEVER = 'MILX HATE PORN LGBT'.split(' ');
/** Codes that may be listed on an open network only. */
const FORBIDDEN_WHERE_FILTERED = [...NEVER, 'POLR'];

/** The states whose networks are filtered. Other governments' sites are ordinary targets of tier C. */
const STATE_HOST = /(^|\.)((gov|mil)\.(ru|by|ir|cn|tm)|kremlin\.ru|government\.ru)$/;
/** The portal to which a person is signed in by name. */
const NEVER_HOST = /(^|\.)gosuslugi\.ru$/;

const RANK: readonly Tier[] = ['A', 'B', 'C', 'X'];

/**
 * Returns the tier of a listed site: the catalogue's for a host it has, never milder than it for the names below such a
 * host. Whatever is not known is C, dangerous to be seen with until somebody has looked: a list can only make it worse.
 */
export function exposureOf(host: string, category: string): Exposure {
  const bare = host.replace(/^www\./, '');
  const code = category.trim().toUpperCase();
  if (NEVER_HOST.test(host) || NEVER.includes(code)) return { tier: 'X', state: NEVER_HOST.test(host) };
  const own = known().get(bare);
  const above = own ?? knownAbove(bare);
  const state = (above?.state ?? false) || category === 'state' || STATE_HOST.test(host);
  return { tier: own?.tier ?? 'C', state };
}

/** Returns whether sites of this category are refused in every place but an open network. */
export function isForbiddenWhereFiltered(category: string): boolean {
  return FORBIDDEN_WHERE_FILTERED.includes(category.trim().toUpperCase());
}

let hosts: Map<string, Exposure> | undefined;

/** Hosts of the catalogue without `www.`; the worst tier where services share one. */
function known(): ReadonlyMap<string, Exposure> {
  if (hosts) return hosts;
  hosts = new Map();
  for (const { host, tier, state } of SERVICES.flatMap(targetsOf)) {
    const bare = host.replace(/^www\./, '');
    const before = hosts.get(bare);
    hosts.set(bare, before ? { tier: worse(tier, before.tier), state: state || before.state } : { tier, state });
  }
  return hosts;
}

function knownAbove(host: string): Exposure | undefined {
  const labels = host.split('.');
  for (let left = 1; left < labels.length - 1; left += 1) {
    const found = known().get(labels.slice(left).join('.'));
    if (found) return found;
  }
  return undefined;
}

function worse(a: Tier, b: Tier): Tier {
  return RANK.indexOf(a) > RANK.indexOf(b) ? a : b;
}
