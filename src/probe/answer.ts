import { isBogus } from '../core/address.ts';
import type { Observation } from '../core/types.ts';
import { askHelper } from './control-helper.ts';
import type { Question } from './ladder.ts';
import { DEADLINE_MS, type Prober } from './prober.ts';
import { askResolver } from './resolver.ts';
import { askSystem } from './system-resolver.ts';

/**
 * Shorter than the first, which had its full time: where controls answer within seconds, a host that was silent for ten
 * seconds and then for four more is silent. Controls that take longer make the network `impaired`.
 */
const AGAIN_MS = 4_500;
const DEADLINES: Partial<Record<Question['probe'], number>> = {
  repeat: AGAIN_MS,
  by_address: AGAIN_MS,
  plain_http: 2_500,
  // Enough for a freeze to show.
  sibling: 7_000,
};

/** Puts one question of the ladder to whoever can answer it. Null where this browser cannot ask. */
export async function answerQuestion(
  prober: Prober,
  { probe, url, resolver, both }: Question,
  found: readonly Observation[],
  helpers: readonly string[],
  leftMs: number,
): Promise<Observation | null> {
  const deadlineMs = Math.min(deadlineOf(probe, found), leftMs);
  switch (probe) {
    case 'resolver':
      return resolver === undefined ? null : askResolver(prober, { url, resolver, both, deadlineMs });
    case 'system_resolver':
      return askSystem(url);
    case 'helper':
      return askHelper(prober, { url, addresses: outsideAddresses(found), helpers, deadlineMs });
    default:
      return prober.measure({ probe, url, deadlineMs });
  }
}

/** Time for a large object by how often it stalled before: a frozen connection that is used again tells nothing at all. */
const LARGE_MS = [DEADLINE_MS, 7_000];

function deadlineOf(probe: Question['probe'], found: readonly Observation[]): number {
  if (probe !== 'large') return DEADLINES[probe] ?? DEADLINE_MS;
  return LARGE_MS[found.filter((one) => one.probe === probe).length] ?? AGAIN_MS;
}

/** Only addresses that resolvers outside gave: what the local network said may be the user's own. */
function outsideAddresses(found: readonly Observation[]): string[] {
  const answers = found.filter((one) => one.step === 'dns' && one.probe === 'resolver');
  const addresses = answers.flatMap((one) => ('addresses' in one ? one.addresses : []));
  return [...new Set(addresses)].filter((address) => !isBogus(address));
}
