import { PAGE_ID } from '../contract/page.ts';
import type { BlockPages } from '../core/analyze/analyze.ts';
import { isNoisy } from '../core/analyze/noise.ts';
import { follow, type Track } from '../core/diff.ts';
import type { Change, Target } from '../core/types.ts';
import type { Ledger, Notice, Running, Stored } from '../store/ledger.ts';
import { type Assessed, assessService, flapsIn } from './assess.ts';

interface Circumstances {
  readonly blockPages: BlockPages;
  readonly nowMs: number;
  readonly historyDays: number;
}

/** Returns the ledger after the round: verdicts, what changed, and the notice that tells of it, all in one step. */
export function finish(
  ledger: Ledger,
  id: string,
  targets: readonly Target[],
  { blockPages, nowMs, historyDays }: Circumstances,
): Ledger {
  const { running } = ledger;
  if (running?.id !== id || !running.network) return ledger;
  const stored: Record<string, Stored> = { ...ledger.stored };
  const tracks: Record<string, Track> = { ...ledger.tracks };
  const changes: Change[] = [];
  for (const [service, own] of byService(targets)) {
    const assessed = assessService(service, own, running, ledger.stored[service], blockPages);
    if (!assessed) continue;
    stored[service] = withSince(assessed, ledger.stored[service]);
    // A page is answered where it was asked, and is no news of the day.
    if (service === PAGE_ID) continue;
    const followed = follow(ledger.tracks[service], assessed.result, contextOf(running, running.network.state));
    if (followed.track) tracks[service] = followed.track;
    if (followed.change) changes.push(followed.change);
  }
  const { reason, startedMs } = running;
  return {
    ...ledger,
    stored,
    tracks,
    network: running.network,
    running: null,
    lastRound: targets[0]?.service === PAGE_ID ? ledger.lastRound : { id, reason, startedMs, finishedMs: nowMs },
    outbox: [...ledger.outbox, ...noticesOf(id, changes)],
    history: kept([...ledger.history, ...changes], nowMs, historyDays),
  };
}

const DAY_MS = 24 * 60 * 60_000;
const MOST_KEPT = 500;

/** Changes of the last days; none where nothing may be kept. A clock that was set back keeps none of the future. */
function kept(history: readonly Change[], nowMs: number, days: number): Change[] {
  return history.filter(({ atMs }) => atMs <= nowMs && nowMs - atMs < days * DAY_MS).slice(-MOST_KEPT);
}

function contextOf({ startedMs, isSettling, found }: Running, state: NonNullable<Running['network']>['state']) {
  const network = state === 'online' && isNoisy(flapsIn(found)) ? 'impaired' : state;
  return { atMs: startedMs, network, isSettling };
}

function withSince(assessed: Assessed, before: Stored | undefined): Stored {
  const isSame =
    before?.result.verdict.reach === assessed.result.verdict.reach &&
    before.result.verdict.cause === assessed.result.verdict.cause;
  return { ...assessed, sinceMs: isSame ? before.sinceMs : assessed.checkedMs };
}

/** One notice for all changes of a round. Its id comes from the round, so that showing it again shows it once. */
function noticesOf(round: string, changes: readonly Change[]): Notice[] {
  if (changes.length === 0) return [];
  const of = (to: Change['to']) => changes.filter((change) => change.to === to).map(({ service }) => service);
  return [{ id: `round-${round}`, down: of('down'), up: of('up') }];
}

export function byService(targets: readonly Target[]): Map<string, Target[]> {
  const services = new Map<string, Target[]>();
  for (const target of targets) services.set(target.service, [...(services.get(target.service) ?? []), target]);
  return services;
}
