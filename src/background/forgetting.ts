import { alarmDue, repeatAlarm } from '../browser/alarms.ts';
import { inThisEra } from '../browser/era.ts';

/** Rings once a day: what has had its time goes, also where no round ever comes again. */
export const FORGET_ALARM = 'forget';
const DAY_MINUTES = 24 * 60;

/** Makes sure of the alarm, and leaves one that stands as it is: made anew at each start it would never ring. */
export async function planForgetting(): Promise<void> {
  const check = inThisEra();
  const dueMs = await alarmDue(FORGET_ALARM);
  const isNear = dueMs !== null && Math.abs(dueMs - Date.now()) <= DAY_MINUTES * 60_000;
  check();
  if (!isNear) await repeatAlarm(FORGET_ALARM, DAY_MINUTES);
}
