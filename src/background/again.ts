/** What failed is asked again, seconds apart: an outage ends, a block lasts. */
import { LASTING_MS, TELLING_MS } from '../core/times.ts';
import type { Target } from '../core/types.ts';
import type { Ledger, Running, TargetResult } from '../store/ledger.ts';
import { here } from '../store/networks.ts';
import { missingOf } from './assess.ts';
import { blockPagesFor } from './block-pages.ts';
import type { Context } from './context.ts';

/** How far from the first failure each asking lies. */
export const WAVES_MS = [LASTING_MS, TELLING_MS] as const;

/** Returns what was found of a target, final unless it is to be asked again; `wave` counts the askings that are over. */
export function withFinality(
  ledger: Ledger,
  { policy }: Pick<Context, 'policy'>,
  target: Target,
  found: TargetResult,
  wave: number,
): TargetResult {
  const { running } = ledger;
  if (!running || wave >= WAVES_MS.length) return { ...found, isFinal: true };
  const missing = missingOf(target, found, running, ledger.stored[target.service], blockPagesFor(policy.place));
  const isOpen = missing === 'lasting' ? wave === 0 : missing === 'telling' && wouldTell(ledger, running, target);
  return { ...found, isFinal: !isOpen };
}

/** Whether this round could tell people that the service is down. */
function wouldTell(ledger: Ledger, { footing, reason }: Running, { service }: Target): boolean {
  const isTold = reason !== 'page' && footing === 'settled' && ledger.moved === null;
  return isTold && here(ledger)?.tracks[service]?.told === 'up';
}

/** Whether a target answered, and over plain http, where anybody may have. */
export function isPlainAnswer({ isFinal, observations }: TargetResult): boolean {
  return isFinal && observations.some(({ probe, url }) => probe === 'first' && url.startsWith('http:'));
}

/** Returns when the next asking is due, in Unix ms: so long after the last of the first failures, or answers where none failed. */
export function dueMs({ found }: Running, open: readonly Target[], spreadMs: number): number {
  const firsts = open.flatMap(({ id }) => {
    const all = found[id]?.observations ?? [];
    const failures = all.filter(({ failure }) => failure !== null);
    const seen = failures.length > 0 ? failures : all;
    return seen.length > 0 ? Math.min(...seen.map(({ atMs }) => atMs)) : [];
  });
  return Math.max(0, ...firsts) + spreadMs;
}
