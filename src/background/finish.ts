import { PAGE_ID } from '../contract/page.ts';
import type { BlockPages } from '../core/analyze/analyze.ts';
import { isNoisy } from '../core/analyze/noise.ts';
import { type Footing, follow, type NotificationState, type RoundContext } from '../core/diff.ts';
import { pulseOf } from '../core/pulse.ts';
import type { Change, Network, Target } from '../core/types.ts';
import { settleCalls } from '../store/calls.ts';
import { type LastResult, type Ledger, type Notice, type Running, withNotices } from '../store/ledger.ts';
import { here, recognise, withPulse } from '../store/networks.ts';
import { type Assessed, assessService, flapsIn, isNothingNew } from './assess.ts';

interface RoundInput {
  readonly blockPages: BlockPages;
  readonly nowMs: number;
  /** Kind of connection, where the browser shows it. */
  readonly connection?: string | null;
}

/** Returns the ledger after the round: verdicts, what changed, and the notice that tells of it, all in one step. */
export function finish(
  ledger: Ledger,
  id: string,
  targets: readonly Target[],
  { blockPages, nowMs, connection = null }: RoundInput,
): Ledger {
  const { running } = ledger;
  if (running?.id !== id || !running.network) return ledger;
  const { network, startedMs } = running;
  const place = matchNetwork(ledger, id, network, connection);
  // What was found on another network says nothing of this one.
  const before = place.footing === 'moved_to_known' ? {} : ledger.stored;
  const circumstances = roundContext(running, place.footing);
  const stored: Record<string, LastResult> = { ...ledger.stored };
  const tracks: Record<string, NotificationState> = { ...here(place.ledger)?.tracks };
  const changes: Change[] = [];
  for (const [service, own] of byService(targets)) {
    const assessed = assessService(service, own, running, before[service], blockPages);
    if (!assessed || isNothingNew(assessed, before[service])) continue;
    stored[service] = withSince(assessed, before[service]);
    // A page is answered where it was asked, and is no news of the day.
    if (service === PAGE_ID) continue;
    const followed = follow(tracks[service], assessed.result, { ...circumstances, isHeld: assessed.isHeld });
    if (followed.track) tracks[service] = followed.track;
    if (followed.change) changes.push({ ...followed.change, network: place.key });
  }
  const moved = place.isSettled ? null : place.ledger.moved;
  const isKnown = moved !== 'unknown' && place.ledger.networks.length > 0;
  return {
    ...place.ledger,
    ...(ledger.calls && isKnown && { calls: settleCalls(ledger.calls, place.key) }),
    stored,
    networks: place.ledger.networks.map((one, index) => (index === 0 ? { ...one, tracks } : one)),
    network,
    moved,
    pulses: withPulse(ledger, pulseOf(network, startedMs, place.key)),
    running: null,
    lastRound: targets[0]?.service === PAGE_ID ? ledger.lastRound : finishedRound(running, targets, nowMs),
    outbox: withNotices(ledger, noticesOf(id, changes)),
    history: [...ledger.history, ...changes].slice(-MOST_KEPT),
  };
}

function finishedRound({ id, reason, startedMs }: Running, targets: readonly Target[], finishedMs: number) {
  return { id, reason, startedMs, finishedMs, services: [...byService(targets).keys()] };
}

/** Changes; how long they may be kept is a matter of every writing (`expired.ts`). */
const MOST_KEPT = 500;

interface NetworkMatch {
  readonly ledger: Ledger;
  readonly key: string;
  readonly footing: Footing;
  /** Whether the next round may stand on this one. */
  readonly isSettled: boolean;
}

/** Finds out on which network the round was; where nobody answered, nothing tells it from the last one. */
function matchNetwork(
  ledger: Ledger,
  id: string,
  { state, viaProxy }: Network,
  connection: string | null,
): NetworkMatch {
  const isTelling = state !== 'offline' && state !== 'captive_portal';
  const now = isTelling ? recognise(ledger, `${connection} ${viaProxy}`, id) : ledger;
  const [before, key] = [here(ledger)?.key, here(now)?.key ?? id];
  const isElsewhere = before !== undefined && before !== key;
  const begun = ledger.running?.footing ?? 'first';
  return {
    ledger: now,
    key,
    // The network may have changed after the round began, or be found to be another only now: nothing is told then.
    footing: now.moved === null ? begun : `moved_to_${now.moved}`,
    isSettled: state === 'online' && (isElsewhere || begun !== 'settled'),
  };
}

function roundContext(running: Running, footing: Footing): RoundContext {
  const state = running.network?.state ?? 'offline';
  const network = state === 'online' && isNoisy(flapsIn(running)) ? 'impaired' : state;
  return { atMs: running.startedMs, network, footing };
}

function withSince({ isHeld: _, ...assessed }: Assessed, before: LastResult | undefined): LastResult {
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
