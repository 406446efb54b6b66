/** A round from the click or alarm to the next alarm: it waits its turn (`queue.ts`), begins in one step (`begin.ts`), asks (`round.ts`), and plans (`schedule.ts`). */
import { clearAlarm, repeatAlarm } from '../browser/alarms.ts';
import { forgetOperator } from '../browser/lookups.ts';
import { HAS_OFFSCREEN } from '../browser/offscreen.ts';
import { noteWritten } from '../browser/trouble.ts';
import { type Answer, refusedBy } from '../protocol.ts';
import { dropCalls } from '../store/calls.ts';
import { cancel, type Ledger } from '../store/ledger.ts';
import { here } from '../store/networks.ts';
import { beginRound, type LedgerInRound, mayGoOn, STOPPED } from './begin.ts';
import { decide, exclusively, readLedger, update } from './book.ts';
import { type Context, readContext } from './context.ts';
import { each } from './each.ts';
import { endGeneration, generation, sleepWhile } from './generation.ts';
import { deliver, showBadge } from './notices.ts';
import { openProbes } from './probes.ts';
import { inLine } from './queue.ts';
import { REAL, runRound } from './round.ts';
import { planNext } from './schedule.ts';
import type { CheckRequest } from './select.ts';
import { allTargets } from './targets.ts';

/** Wakes a worker that was stopped in the middle of a round. */
export const RESUME_ALARM = 'resume';
const RESUME_MINUTES = 0.5;

export type Started = Answer<'check-now'>;

/** Whatever came of the round, the next one is planned: a one-shot alarm that rang rings no more. After a change, whoever changed plans. */
export async function startRound(request: CheckRequest): Promise<Started> {
  const wished = generation();
  try {
    return await inLine(() => startInTurn(request, wished));
  } finally {
    if (!wished.aborted) await planNext();
  }
}

/** What holds is read in the very step that begins the round, and the round asks under that and nothing else. */
async function startInTurn(request: CheckRequest, wished: AbortSignal): Promise<Started> {
  await resumeRound();
  const { begun, context } = await decide((now, context) => {
    const given = {
      newId: () => crypto.randomUUID(),
      nowMs: Date.now(),
      random: Math.random,
      keepsConnections: !HAS_OFFSCREEN,
    };
    const begun = wished.aborted ? STOPPED : beginRound(now, request, context, given);
    return [typeof begun === 'string' ? now : begun, { begun, context }];
  });
  if (typeof begun === 'string') return refusedBy(begun);
  const ended = await runToEnd(begun, context);
  const { id } = begun.running;
  // The round of a page is never the last one: what became of it stands with the page.
  const isLost = ended.error !== null && ended.lastRound?.id !== id && request.reason !== 'page';
  return isLost ? refusedBy(`internal: ${ended.error}`) : { ok: true, round: id };
}

/** Carries a round to its end, wherever it stands, and shows what came of it. */
async function runToEnd(ledger: LedgerInRound, context: Context): Promise<Ledger> {
  if (!context.generation.aborted) await repeatAlarm(RESUME_ALARM, RESUME_MINUTES);
  const targets = allTargets(context, ledger);
  const desk = { ...REAL, sleep: (ms: number) => sleepWhile(context.generation, ms) };
  const ended = await runRound(ledger, targets, openProbes(context, ledger.running, targets), desk);
  await afterRound(ended, context);
  return ended;
}

/** After a change, whoever changed something plans and shows what follows. */
async function afterRound(ledger: Ledger, context: Context): Promise<void> {
  if (context.generation.aborted) return;
  await each([
    () => clearAlarm(RESUME_ALARM),
    () => (ledger.error === null ? noteWritten('round') : undefined),
    () => exclusively(() => forgetOperator(here(ledger)?.key)),
    deliver,
    () => showBadge(ledger),
    planNext,
  ]);
}

/** Brings a round that a stopped worker left behind to its end, or drops it where it has become stale; its alarm rings no more. */
async function resumeRound(): Promise<void> {
  const found = await readLedger(await readContext());
  // A test of calls is short and was a click: one that a stopped worker left is not taken up again.
  if (found.calls?.running) await update(dropCalls);
  const left = found.running && (await decide(leftover));
  if (left) await runToEnd(left.ledger, left.context);
  // A worker that died after the last step has not come to this.
  else await clearAlarm(RESUME_ALARM).catch(() => undefined);
}

function leftover(ledger: Ledger, context: Context) {
  const { running } = ledger;
  return running && mayGoOn(running, context, Date.now())
    ? ([ledger, { ledger: { ...ledger, running }, context }] as const)
    : ([cancel(ledger), null] as const);
}

export function resume(): Promise<unknown> {
  return inLine(resumeRound);
}

/** Ends the running round: nothing more is asked from this moment on, and what it found so far is dropped. */
export function cancelRound(): Promise<unknown> {
  endGeneration();
  return update((ledger) => dropCalls(cancel(ledger)));
}
