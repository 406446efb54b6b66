import { NOTHING_TO_ASK } from '../core/network.ts';
import { numbered } from '../core/numbered.ts';
import type { Unasked } from '../core/unasked.ts';
import type { Allowance } from '../protocol.ts';
import type { Ledger } from '../store/ledger.ts';

type Known = Pick<Ledger, 'lastRound' | 'stored' | 'network'>;

/** `isOpen`: whether the browser gives access to it. Returns why the last round has no word on a service; null where it has, or where there was no round yet. */
export function unaskedIn(
  { lastRound, stored, network }: Known,
  id: string,
  allowance: Allowance,
  isOpen = true,
): Unasked | null {
  const checkedMs = stored[id]?.checkedMs ?? Number.NEGATIVE_INFINITY;
  if (!lastRound || checkedMs >= lastRound.startedMs) return null;
  if (allowance === 'never') return 'place';
  if (!isOpen) return 'permission';
  if (!numbered(lastRound.services ?? []).has(id)) return 'not_due';
  return network && NOTHING_TO_ASK.includes(network.state) ? 'network' : 'cut_short';
}
