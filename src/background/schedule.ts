/** The alarm of the next scheduled round. */
import { alarmDue, setAlarm } from '../browser/alarms.ts';
import { inThisEra } from '../browser/era.ts';
import type { PlacePolicy } from '../core/place.ts';
import { nextRoundMs } from '../core/schedule.ts';
import { update } from './book.ts';
import { readContext } from './context.ts';
import { chosenTargets } from './targets.ts';

export const ROUND_ALARM = 'round';

/** Makes sure that the next scheduled round has its alarm; browsers lose alarms at updates and restarts. */
export async function planNext(): Promise<void> {
  const check = inThisEra();
  const context = await readContext().catch(tryAgainLater);
  check();
  const { consent, policy, settings } = context;
  const isScheduled = consent !== null && chosenTargets(context).length > 0 && schedules(policy, settings.scheduled);
  if (!isScheduled) {
    await update((ledger) => ({ ...ledger, nextMs: null }));
    return;
  }
  const due = (await alarmDue(ROUND_ALARM)) ?? 0;
  check();
  const nowMs = Date.now();
  // A clock that ran ahead may have left an alarm in another year.
  const latestMs = nextRoundMs(policy, settings.intervalMinutes, nowMs, 1);
  const nextMs =
    due > nowMs && due <= latestMs ? due : nextRoundMs(policy, settings.intervalMinutes, nowMs, Math.random());
  if (nextMs !== due) await setAlarm(ROUND_ALARM, nextMs);
  check();
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
