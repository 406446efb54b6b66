import { ErasedMeanwhile, inThisEra } from '../browser/era.ts';
import { purgeLocal } from '../browser/purge.ts';
import { type Area, clearArea, holdsAny, setTexts, textItem } from '../browser/storage.ts';
import { noteTrouble, noteWritten } from '../browser/trouble.ts';
import { completed, EMPTY_LEDGER, isLedger, type Ledger } from '../store/ledger.ts';
import { writeConsent } from '../store/settings.ts';
import { type Context, readContext } from './context.ts';
import { expired, isOfOtherPlace } from './expired.ts';
import { writeWhatFits } from './lighter.ts';
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

/** What must hold right before a writing; throws where it does not. */
type Check = () => void;

/**
 * Runs `work` after everything before it has ended, so that reading, changing and writing are one step. What waited while
 * everything was erased is dropped, and what had begun then ends at the check before its next writing.
 */
function inTurn<T>(work: (check: Check) => Promise<T>): Promise<T> {
  batch = null;
  const check = inThisEra();
  const begin = async () => {
    check();
    return work(check);
  };
  const next = turn.then(begin, begin);
  turn = next.catch(() => undefined);
  return next;
}

/** Lets no turn begin before `erased`, and waits for none that has: it may hang. */
export function overtake(erased: Promise<unknown>): void {
  batch = null;
  turn = erased.catch(() => undefined);
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
  const written = inTurn((check) => {
    if (batch === own) batch = null;
    return write(own, check);
  });
  written.then(
    () => noteWritten('anything'),
    async (error) => {
      // First, so that whoever is told of the failure finds its reason.
      if (!(error instanceof ErasedMeanwhile)) await noteTrouble(error);
      for (const { failed } of own) failed(error);
    },
  );
  batch = own;
  return own;
}

/** Takes the steps in order and writes once. One that throws changes nothing and fails alone; a failed writing fails all. */
async function write(steps: readonly Waiting[], check: Check): Promise<void> {
  const context = await readContext();
  const nowMs = Date.now();
  const before = await readLedger(context);
  let ledger = expired(before, context, nowMs);
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
  ledger = expired(ledger, context, nowMs);
  check();
  if (context.hasOldConsent) await writeConsent(null);
  // What a milder place kept goes from the files as well.
  if (context.area === 'local' && isOfOtherPlace(before, context)) await purgeLocal(['settings', 'consent']);
  await writeWhatFits(ledger, async (one) => {
    const snapshot = snapshotOf(one, context, context.permission);
    check();
    await setTexts(context.area, { ledger: one, snapshot });
  });
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
export function exclusively<T>(work: (check: Check) => Promise<T>): Promise<T> {
  return inTurn(work);
}
