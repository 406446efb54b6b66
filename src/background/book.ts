import { hasHosts } from '../browser/permissions.ts';
import { purgeLocal } from '../browser/purge.ts';
import { type Area, clearArea, holdsAny, setTogether, storageItem } from '../browser/storage.ts';
import { completed, EMPTY_LEDGER, isLedger, type Ledger } from '../store/ledger.ts';
import { type Context, readContext } from './context.ts';
import { snapshotOf } from './snapshot.ts';

const KEYS = ['ledger', 'snapshot'] as const;

let turn: Promise<unknown> = Promise.resolve();

/** Runs `work` after everything before it has ended, so that reading, changing and writing are one step. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = turn.then(work, work);
  turn = next.catch(() => undefined);
  return next;
}

export async function readLedger({ area }: Pick<Context, 'area'>): Promise<Ledger> {
  return completed((await storageItem('ledger', area, isLedger).get()) ?? EMPTY_LEDGER);
}

/** Changes the ledger and what the UI shows of it, together; returns the new ledger. */
export function update(step: (ledger: Ledger, context: Context) => Ledger): Promise<Ledger> {
  return inTurn(async () => {
    const context = await readContext();
    const ledger = step(await readLedger(context), context);
    const snapshot = snapshotOf(ledger, context, await hasHosts());
    await setTogether(context.area, { ledger, snapshot });
    return ledger;
  });
}

/** Shows the UI what holds now, after a change of settings, consent or permission. */
export function publish(): Promise<Ledger> {
  return update((ledger) => ledger);
}

/** Takes results out of the area in which they may no longer live, and brings none along. */
export function forgetOutside(area: Area): Promise<void> {
  return inTurn(async () => {
    if (area === 'local') await clearArea('session', KEYS);
    // What was removed must not go on standing in the files of the browser.
    else if (await holdsAny('local', KEYS)) await purgeLocal(['settings', 'consent']);
  });
}

/** Runs `work` while no step is under way. */
export function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return inTurn(work);
}
