/** From a request to the round that it comes to, or to why it comes to none. Pure: time and chance are given. */
import type { PlacePolicy } from '../core/place.ts';
import { hasSlept } from '../core/schedule.ts';
import type { Target } from '../core/types.ts';
import type { RefusalText } from '../protocol.ts';
import { begin, type Ledger, type Running, turnToPage } from '../store/ledger.ts';
import { footingOf } from '../store/networks.ts';
import { isClick } from './allowed.ts';
import type { Context } from './context.ts';
import { type CheckRequest, isRequested, selectTargets } from './select.ts';
import { allTargets } from './targets.ts';
import { termsOf } from './terms.ts';

/** Firefox keeps an idle HTTP/2 connection this long, with room to spare. */
const KEPT_MS = 3 * 60_000;

/** A network that changes again so soon flutters; the next scheduled round will do. */
const FLUTTER_MS = 60_000;

/** A round that stood still this long belongs to another hour, perhaps to another network. */
const STALE_MS = 3 * 60_000;

/** Something changed between the request and its turn: it was made under other rules, or taken back. */
export const STOPPED = 'nothing_due: stopped, since something was changed meanwhile' satisfies RefusalText;

/** What is no matter of request, ledger or rules. */
export interface Given {
  readonly newId: () => string;
  readonly nowMs: number;
  /** From 0 to 1, 1 left out. */
  readonly random: () => number;
  /** Whether connections of the last round may still be open. */
  readonly keepsConnections: boolean;
}

export type LedgerInRound = Ledger & { readonly running: Running };

/** Returns the ledger with the round begun, or why none is begun. */
export function beginRound(
  before: Ledger,
  request: CheckRequest,
  context: Context,
  given: Given,
): LedgerInRound | RefusalText {
  if (context.generation.aborted) return STOPPED;
  const refusal = refusalOf(request, context);
  if (refusal !== null) return refusal;
  const { settings, policy } = context;
  const { nowMs, random } = given;
  const ledger = request.page ? turnToPage(before, request.page) : before;
  const all = allTargets(context, ledger);
  const open = all.filter(({ url }) => context.mayReach(url));
  const chosen = selectTargets(open, request, { policy, settings, ledger, nowMs, random });
  const isTooSoon =
    request.reason === 'network_change' && ledger.askedMs !== null && nowMs - ledger.askedMs < FLUTTER_MS;
  if (chosen.length === 0 || isTooSoon) return nothingBegun(all, request, context);
  return begin(ledger, running(chosen, ledger, request, context, given));
}

export function refusalOf(
  { reason, warned }: CheckRequest,
  { consent, policy, permission }: Context,
): RefusalText | null {
  if (!consent) return 'consent: the welcome page was not answered yet';
  if (!permission) return 'permission: access to sites is missing';
  return isClick(reason) && policy.click.warn && !warned ? 'warned: this place asks for a warning first' : null;
}

/** A list that is empty, and what is not due yet, are no matter of the place. */
function nothingBegun(all: readonly Target[], request: CheckRequest, { mayReach }: Context): RefusalText {
  const wished = all.filter((target) => isRequested(target, request));
  const isListed = wished.length > 0;
  if (isListed && !wished.some(({ url }) => mayReach(url))) return 'permission: access to sites is missing';
  return isClick(request.reason) && isListed
    ? 'place: it does not allow this check'
    : 'nothing_due: there is nothing to be checked now';
}

function running(chosen: readonly Target[], ledger: Ledger, { reason }: CheckRequest, context: Context, given: Given) {
  const { nowMs } = given;
  const { askedMs } = ledger;
  const footing = footingOf(ledger, reason === 'network_change' || slept(ledger, context.policy, reason, nowMs));
  return {
    id: given.newId(),
    reason,
    terms: termsOf(context),
    startedMs: nowMs,
    footing,
    isWarm: given.keepsConnections && askedMs !== null && Math.abs(nowMs - askedMs) < KEPT_MS,
    targets: chosen.map(({ id }) => id),
    large: largeDue(chosen, ledger, ledger.lastRound === null || isClick(reason)),
  };
}

/** Large objects are due on a click and at first, and where the last word on a service was not that all is well. */
function largeDue(chosen: readonly Target[], { stored }: Ledger, isForAll: boolean): string[] {
  const isDue = ({ service }: Target) => isForAll || stored[service]?.result.verdict.reach !== 'reachable';
  return chosen.filter((target) => target.largeUrl !== null && isDue(target)).map(({ id }) => id);
}

/** A click is a person looking: what changed since then is no surprise to be told of after a night's sleep. */
function slept(
  { lastRound }: Ledger,
  { scheduled }: PlacePolicy,
  reason: CheckRequest['reason'],
  nowMs: number,
): boolean {
  return (
    reason === 'schedule' && lastRound !== null && hasSlept(lastRound.finishedMs, scheduled.everyMinutes[1], nowMs)
  );
}

/** Whether a round that a stopped worker left may go on: not where it stood still too long, nor where what it was begun under no longer holds. */
export function mayGoOn({ aliveMs, terms }: Running, context: Context, nowMs: number): boolean {
  const isStale = Math.abs(nowMs - aliveMs) > STALE_MS;
  const isSame = terms === undefined || terms === termsOf(context);
  return !isStale && isSame && context.consent !== null && context.permission && !context.generation.aborted;
}
