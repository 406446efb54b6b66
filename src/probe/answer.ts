import { addressKind, hostOf, isBogus } from '../core/address.ts';
import { LARGE_AGAIN_MS, PLAIN_HTTP_MS, REPEAT_MS, REQUEST_MS, SIBLING_MS } from '../core/times.ts';
import type { Observation } from '../core/types.ts';
import { askHelper } from './control-helper.ts';
import type { HttpProbe } from './http-probe.ts';
import type { Question } from './ladder.ts';
import { askResolver } from './resolver.ts';
import { askSystem } from './system-resolver.ts';

const DEADLINES: Partial<Record<Question['probe'], number>> = {
  repeat: REPEAT_MS,
  by_address: REPEAT_MS,
  plain_http: PLAIN_HTTP_MS,
  sibling: SIBLING_MS,
};

/** Puts one question of the ladder to whoever can answer it. Null where this browser cannot ask. */
export async function answerQuestion(
  httpProbe: HttpProbe,
  { probe, url, resolver, both }: Question,
  found: readonly Observation[],
  helpers: readonly string[],
  leftMs: number,
): Promise<Observation | null> {
  const deadlineMs = Math.min(deadlineOf(probe, found), leftMs);
  switch (probe) {
    case 'resolver':
      // An address has no name to be asked for.
      return resolver === undefined || addressKind(hostOf(url)) !== null
        ? null
        : askResolver(httpProbe, { url, resolver, both, deadlineMs });
    case 'system_resolver':
      return askSystem(url);
    case 'helper':
      return askHelper(httpProbe, { url, addresses: outsideAddresses(found), helpers, deadlineMs });
    default:
      return httpProbe.measure({ probe, url, deadlineMs });
  }
}

/** Time for a large object by how often it stalled before. */
const LARGE_MS = [REQUEST_MS, LARGE_AGAIN_MS];

function deadlineOf(probe: Question['probe'], found: readonly Observation[]): number {
  if (probe !== 'large') return DEADLINES[probe] ?? REQUEST_MS;
  return LARGE_MS[found.filter((one) => one.probe === probe).length] ?? REPEAT_MS;
}

/** Only addresses that resolvers outside gave: what the local network said may be the user's own. */
function outsideAddresses(found: readonly Observation[]): string[] {
  const answers = found.filter((one) => one.step === 'dns' && one.probe === 'resolver');
  const addresses = answers.flatMap((one) => ('addresses' in one ? one.addresses : []));
  return [...new Set(addresses)].filter((address) => !isBogus(address));
}
