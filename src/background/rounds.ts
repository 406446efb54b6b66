import { alarmDue, clearAlarm, repeatAlarm, setAlarm } from '../browser/alarms.ts';
import { forgetOperator } from '../browser/lookups.ts';
import { HAS_OFFSCREEN } from '../browser/offscreen.ts';
import { noteWritten } from '../browser/trouble.ts';
import type { PlacePolicy } from '../core/place.ts';
import { hasSlept, nextRoundMs } from '../core/schedule.ts';
import type { Target } from '../core/types.ts';
import { type Answer, type RefusalText, refusedBy } from '../protocol.ts';
import { dropCalls } from '../store/calls.ts';
import { begin, cancel, type Ledger, type Running, turnToPage } from '../store/ledger.ts';
import { exclusively, readLedger, update } from './book.ts';
import { type Context, readContext } from './context.ts';
import { each } from './each.ts';
import { endGeneration, generation, sleepWhile } from './generation.ts';
import { deliver, showBadge } from './notices.ts';
import { openProbes } from './probes.ts';
import { carryOn, REAL } from './round.ts';
import { isWished, selectTargets, type Wish } from './select.ts';
import { allTargets, chosenTargets } from './targets.ts';
import { termsOf } from './terms.ts';

export const ROUND_ALARM = 'round';
/** Wakes a worker that was stopped in the middle of a round. */
export const RESUME_ALARM = 'resume';
const RESUME_MINUTES = 0.5;
/** A round that stood still this long belongs to another hour, perhaps to another network. */
const STALE_MS = 3 * 60_000;

/** Firefox keeps an idle HTTP/2 connection this long, with room to spare. */
const KEPT_MS = 3 * 60_000;

/** A network that changes again so soon flutters; the next scheduled round will do. */
const FLUTTER_MS = 60_000;

export type Started = Answer<'check-now'>;

/** One round at a time: a second wish waits for the first to end. */
let current: Promise<unknown> = Promise.resolve();

/** Whatever came of the round, the next one is planned: a one-shot alarm that rang rings no more. After a change, whoever changed plans. */
export async function startRound(wish: Wish): Promise<Started> {
  const wished = generation();
  try {
    return await inLine(() => runRound(wish, wished));
  } finally {
    if (!wished.aborted) await planNext();
  }
}

/** Runs what asks the network after all that does so already: rounds and tests of calls never overlap. */
export function inLine<T>(work: () => Promise<T>): Promise<T> {
  const next = current.then(work);
  current = next.catch(() => undefined);
  return next;
}

/** What holds is read in the very step that begins the round, and the round asks under that and nothing else. */
async function runRound(wish: Wish, wished: AbortSignal): Promise<Started> {
  await finishLeftover();
  const step: { refusal: RefusalText | null; context: Context | null } = { refusal: STOPPED, context: null };
  const ledger = await update((now, context) => {
    const isStopped = wished.aborted || context.generation.aborted;
    step.context = context;
    step.refusal = isStopped ? STOPPED : refusalOf(wish, context);
    return step.refusal === null ? begun(now, wish, context, Date.now()) : now;
  });
  const { refusal, context } = step;
  if (refusal !== null || !context) return refusedBy(refusal ?? STOPPED);
  if (!ledger.running) return refusedBy(nothingBegun(wish, context, ledger));
  const { id } = ledger.running;
  const ended = await carried(ledger, context);
  await settle(ended, context);
  // The round of a page is never the last one: what became of it stands with the page.
  const isLost = ended.error !== null && ended.lastRound?.id !== id && wish.reason !== 'page';
  return isLost ? refusedBy(`internal: ${ended.error}`) : { ok: true, round: id };
}

/** Something changed between the wish and its turn: it was made under other rules, or taken back. */
export const STOPPED = 'nothing_due: stopped, since something was changed meanwhile' satisfies RefusalText;

export function refusalOf(wish: Wish, { consent, policy, permission }: Context): RefusalText | null {
  if (!consent) return 'consent: the welcome page was not answered yet';
  if (!permission) return 'permission: access to sites is missing';
  const isClick = wish.reason === 'click' || wish.reason === 'page';
  return isClick && policy.click.warn && !wish.warned ? 'warned: this place asks for a warning first' : null;
}

/** A list that is empty, and what is not due yet, are no matter of the place. */
function nothingBegun(wish: Wish, context: Context, ledger: Ledger): RefusalText {
  const isClick = wish.reason === 'click' || wish.reason === 'page';
  const wished = allTargets(context, ledger).filter((target) => isWished(target, wish));
  const isListed = wished.length > 0;
  if (isListed && !wished.some(({ url }) => context.mayReach(url))) return 'permission: access to sites is missing';
  return isClick && isListed
    ? 'place: it does not allow this check'
    : 'nothing_due: there is nothing to be checked now';
}

function begun(before: Ledger, wish: Wish, context: Context, nowMs: number): Ledger {
  const { settings, policy } = context;
  const ledger = wish.page ? turnToPage(before, wish.page) : before;
  const all = allTargets(context, ledger).filter(({ url }) => context.mayReach(url));
  const chosen = selectTargets(all, wish, { policy, settings, ledger, nowMs, random: Math.random });
  const isTooSoon = wish.reason === 'network_change' && ledger.askedMs !== null && nowMs - ledger.askedMs < FLUTTER_MS;
  if (chosen.length === 0 || isTooSoon) return { ...before, running: null };
  const isFirst = ledger.lastRound === null;
  const isSettling =
    isFirst || ledger.moved !== null || wish.reason === 'network_change' || slept(ledger, policy, wish, nowMs);
  return begin(ledger, {
    id: crypto.randomUUID(),
    reason: wish.reason,
    terms: termsOf(context),
    startedMs: nowMs,
    isSettling,
    isWarm: !HAS_OFFSCREEN && ledger.askedMs !== null && Math.abs(nowMs - ledger.askedMs) < KEPT_MS,
    targets: chosen.map(({ id }) => id),
    large: largeDue(chosen, ledger, isFirst || wish.reason === 'click' || wish.reason === 'page'),
  });
}

/** Large objects are due on a click and at first, and where the last word on a service was not that all is well. */
function largeDue(chosen: readonly Target[], { stored }: Ledger, isForAll: boolean): string[] {
  const isDue = ({ service }: Target) => isForAll || stored[service]?.result.verdict.reach !== 'reachable';
  return chosen.filter((target) => target.largeUrl !== null && isDue(target)).map(({ id }) => id);
}

/** A click is a person looking: what changed since then is no surprise to be told of after a night's sleep. */
function slept({ lastRound }: Ledger, { scheduled }: PlacePolicy, { reason }: Wish, nowMs: number): boolean {
  return (
    reason === 'schedule' && lastRound !== null && hasSlept(lastRound.finishedMs, scheduled.everyMinutes[1], nowMs)
  );
}

async function carried(ledger: Ledger, context: Context): Promise<Ledger> {
  await repeatAlarm(RESUME_ALARM, RESUME_MINUTES);
  const targets = allTargets(context, ledger);
  const desk = { ...REAL, sleep: (ms: number) => sleepWhile(context.generation, ms) };
  return ledger.running ? carryOn(ledger, targets, openProbes(context, ledger.running, targets), desk) : ledger;
}

/** After a change, whoever changed something plans and shows what follows. */
async function settle(ledger: Ledger, context: Context): Promise<void> {
  if (context.generation.aborted) return;
  await each([
    () => clearAlarm(RESUME_ALARM),
    () => (ledger.error === null ? noteWritten('round') : undefined),
    () => exclusively(() => forgetOperator(ledger.networks[0]?.key)),
    deliver,
    () => showBadge(ledger),
    planNext,
  ]);
}

/** Brings a round that a stopped worker left behind to its end, or drops it where it has become stale; its alarm rings no more. */
async function finishLeftover(): Promise<void> {
  const read: { context: Context | null } = { context: null };
  const found = await readLedger(await readContext());
  // A test of calls is short and was a click: one that a stopped worker left is not taken up again.
  if (found.calls?.running) await update(dropCalls);
  const step = (now: Ledger, context: Context) => {
    read.context = context;
    return now.running && mayGoOn(now.running, context) ? now : cancel(now);
  };
  const ledger = found.running ? await update(step) : found;
  const { context } = read;
  if (ledger.running && context) await settle(await carried(ledger, context), context);
  // A worker that died after the last step has not come to this.
  else await clearAlarm(RESUME_ALARM).catch(() => undefined);
}

/** A round is dropped where it stood still too long, or where what it was begun under no longer holds. */
function mayGoOn({ aliveMs, terms }: Running, context: Context): boolean {
  const isStale = Math.abs(Date.now() - aliveMs) > STALE_MS;
  const isSame = terms === undefined || terms === termsOf(context);
  return !isStale && isSame && context.consent !== null && context.permission && !context.generation.aborted;
}

export function resume(): Promise<unknown> {
  const next = current.then(finishLeftover);
  current = next.catch(() => undefined);
  return next;
}

/** Makes sure that the next scheduled round has its alarm; browsers lose alarms at updates and restarts. */
export async function planNext(): Promise<void> {
  const context = await readContext().catch(tryAgainLater);
  const { consent, policy, settings } = context;
  const isScheduled = consent !== null && chosenTargets(context).length > 0 && schedules(policy, settings.scheduled);
  if (!isScheduled) {
    await update((ledger) => ({ ...ledger, nextMs: null }));
    return;
  }
  const due = (await alarmDue(ROUND_ALARM)) ?? 0;
  const nowMs = Date.now();
  // A clock that ran ahead may have left an alarm in another year.
  const latestMs = nextRoundMs(policy, settings.intervalMinutes, nowMs, 1);
  const nextMs =
    due > nowMs && due <= latestMs ? due : nextRoundMs(policy, settings.intervalMinutes, nowMs, Math.random());
  if (nextMs !== due) await setAlarm(ROUND_ALARM, nextMs);
  await update((ledger) => ({ ...ledger, nextMs }));
}

const LATER_MS = 15 * 60_000;

/** Where nothing can be read, the alarm is all that is left: it asks nothing by itself. */
async function tryAgainLater(error: unknown): Promise<never> {
  if ((await alarmDue(ROUND_ALARM)) === null) await setAlarm(ROUND_ALARM, Date.now() + LATER_MS);
  throw error;
}

function schedules({ scheduled }: PlacePolicy, wanted: boolean | null): boolean {
  if (wanted === false) return false;
  return scheduled.tiers.length > 0 || (wanted === true && scheduled.optional.length > 0);
}

/** Ends the running round: nothing more is asked from this moment on, and what it found so far is dropped. */
export function cancelRound(): Promise<unknown> {
  endGeneration();
  return update((ledger) => dropCalls(cancel(ledger)));
}

/** Waits no longer for a round that is under way: everything is being erased, and it may hang. */
export function dropRounds(): void {
  current = Promise.resolve();
}
