import { hasHosts } from '../browser/permissions.ts';
import { purgeLocal } from '../browser/purge.ts';
import { type Area, clearArea, holdsAny, setTexts, textItem } from '../browser/storage.ts';
import { completed, EMPTY_LEDGER, isLedger, type Ledger } from '../store/ledger.ts';
import { type Context, readContext } from './context.ts';
import { snapshotOf } from './snapshot.ts';

const KEYS = ['ledger', 'snapshot'] as const;

type Step = (ledger: Ledger, context: Context) => Ledger;

interface Waiting {
  readonly step: Step;
  readonly done: (ledger: Ledger) => void;
  readonly failed: (error: unknown) => void;
}

let turn: Promise<unknown> = Promise.resolve();
/** Steps that wait for the same turn; null where the next one has to ask for a turn of its own. */
let batch: Waiting[] | null = null;

/** Runs `work` after everything before it has ended, so that reading, changing and writing are one step. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  batch = null;
  const next = turn.then(work, work);
  turn = next.catch(() => undefined);
  return next;
}

export async function readLedger({ area }: Pick<Context, 'area'>): Promise<Ledger> {
  return completed((await textItem('ledger', area, isLedger).get()) ?? EMPTY_LEDGER);
}

/**
 * Changes the ledger and what the UI shows of it, together; returns the new ledger once it is written. Steps that come
 * while others are being written share the next writing: in a round of many sites answers come faster than a disk takes them.
 */
export function update(step: Step): Promise<Ledger> {
  return new Promise((done, failed) => {
    const own = batch ?? nextBatch();
    own.push({ step, done, failed });
  });
}

function nextBatch(): Waiting[] {
  const own: Waiting[] = [];
  const written = inTurn(() => {
    if (batch === own) batch = null;
    return write(own);
  });
  written.catch((error) => {
    for (const { failed } of own) failed(error);
  });
  batch = own;
  return own;
}

/** Takes the steps in order and writes once. One that throws changes nothing and fails alone; a failed writing fails all. */
async function write(steps: readonly Waiting[]): Promise<void> {
  const context = await readContext();
  let ledger = await readLedger(context);
  const tell: (() => void)[] = [];
  for (const { step, done, failed } of steps) {
    try {
      const next = step(ledger, context);
      ledger = next;
      tell.push(() => done(next));
    } catch (error) {
      failed(error);
    }
  }
  await setTexts(context.area, { ledger, snapshot: snapshotOf(ledger, context, await hasHosts()) });
  for (const one of tell) one();
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
