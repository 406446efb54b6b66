import { ErasedMeanwhile, inThisEra } from '../browser/era.ts';
import { purgeLocal } from '../browser/purge.ts';
import { type Area, holdsAny } from '../browser/storage.ts';
import { isTroubled, noteTrouble, noteWritten } from '../browser/trouble.ts';
import {
  clearResults,
  type Kept,
  NOTHING_KEPT,
  RESULT_KEYS,
  readHead,
  readKept,
  sweepFound,
  writeFound,
  writeKept,
} from '../store/kept.ts';
import type { Ledger } from '../store/ledger.ts';
import { writeConsent } from '../store/settings.ts';
import { type Context, readContext } from './context.ts';
import { expired, isOfOtherPlace } from './expired.ts';
import { addTo, type Finding, handFor, letGo, roundInHand, takeUp, withFinding } from './hand.ts';
import { writeWhatFits } from './lighter.ts';
import { snapshotOf } from './snapshot.ts';

type Step = (ledger: Ledger, context: Context) => Ledger;

interface Waiting {
  readonly step: Step;
  /** What alone it adds, where it is a finding of a round. */
  readonly finding?: Finding;
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
  letGo();
  turn = erased.catch(() => undefined);
}

/** Returns what holds now, once all that came before is written; writes nothing. */
export async function look<T>(read: (ledger: Ledger, context: Context) => T): Promise<T> {
  try {
    return await inTurn(async () => {
      const context = await readContext();
      const { ledger } = await readKept(context.area, roundInHand());
      return read(expired(ledger, context, Date.now()), context);
    });
  } catch (error) {
    await noteUnlessErased(error);
    throw error;
  }
}

async function noteUnlessErased(error: unknown): Promise<void> {
  if (!(error instanceof ErasedMeanwhile)) await noteTrouble(error);
}

/** Returns the ledger as it stands, without evidence and findings. */
export function readLedger({ area }: Pick<Context, 'area'>): Promise<Ledger> {
  return readHead(area);
}

/**
 * Changes the ledger and what the UI shows of it, together; returns the new ledger once it is written. Steps that come
 * while others are being written share the next writing: in a round of many sites answers come faster than a disk takes them.
 */
export function update(step: Step): Promise<Ledger> {
  return queued({ step });
}

/** As `update`, and returns what the step says beside the ledger: what was found to hold in the very writing. */
export async function decide<T>(step: (ledger: Ledger, context: Context) => readonly [Ledger, T]): Promise<T> {
  const said: T[] = [];
  await update((now, context) => {
    const [ledger, one] = step(now, context);
    said[0] = one;
    return ledger;
  });
  return said[0] as T;
}

/** Writes what was found of a target; alone, until the round is to be shown again. */
export function note(finding: Finding): Promise<Ledger> {
  return queued({ step: (ledger, context) => withFinding(ledger, context, finding), finding });
}

function queued(what: Pick<Waiting, 'step' | 'finding'>): Promise<Ledger> {
  return new Promise((done, failed) => {
    const own = batch ?? nextBatch();
    own.push({ ...what, done, failed });
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
      await noteUnlessErased(error);
      for (const { failed } of own) failed(error);
    },
  );
  batch = own;
  return own;
}

async function write(steps: readonly Waiting[], check: Check): Promise<void> {
  if (!(await writeFindings(steps, check))) await writeAll(steps, check);
}

/** Where all that waits is findings of the round in hand, nothing else is read, judged or written; returns whether that was so. */
async function writeFindings(steps: readonly Waiting[], check: Check): Promise<boolean> {
  const findings = steps.flatMap(({ finding }) => finding ?? []);
  const hand = findings.length === steps.length ? handFor(findings, Date.now()) : null;
  if (!hand) return false;
  try {
    for (const finding of findings) addTo(hand, finding);
    check();
    const { area } = hand.context;
    await writeFound(
      area,
      hand.ledger.running,
      findings.map(({ target }) => target),
    );
  } catch {
    // What it holds may not stand in storage, which may be full: written as a whole, something else can make room.
    letGo();
    return false;
  }
  for (const { done } of steps) done(hand.ledger);
  return true;
}

/** Takes the steps in order and writes once. One that throws changes nothing and fails alone; a failed writing fails all. */
async function writeAll(steps: readonly Waiting[], check: Check): Promise<void> {
  const context = await readContext();
  const { area } = context;
  const nowMs = Date.now();
  const kept = await readSwept(area);
  const { ledger, tell } = taken(steps, expired(kept.ledger, context, nowMs), context);
  const next = expired(ledger, context, nowMs);
  check();
  if (context.hasOldConsent) await writeConsent(null);
  // What a milder place kept goes from the files as well.
  const isPurged = area === 'local' && isOfOtherPlace(kept.ledger, context);
  if (isPurged) await purgeLocal(['settings', 'consent']);
  letGo();
  // Where something was wrong, only a writing shows whether it still is.
  const before = isPurged ? NOTHING_KEPT : (await isTroubled()) ? { ...kept, head: undefined } : kept;
  await writeWhatFits(next, (one) => writeKept(area, before, one, snapshotOf(one, context), check));
  takeUp(next, context, check, nowMs);
  if (kept.ledger.running && !next.running) await sweepFound(area, next.loose ?? 0).catch(() => undefined);
  for (const one of tell) one();
}

/** What a round that is over has found goes; the worker may have died before it could. */
async function readSwept(area: Area): Promise<Kept> {
  const kept = await readKept(area, roundInHand());
  const { running, loose, ...ledger } = kept.ledger;
  if (running || loose === undefined) return kept;
  await sweepFound(area, loose);
  return { ...kept, ledger: { ...ledger, running } };
}

function taken(steps: readonly Waiting[], before: Ledger, context: Context) {
  let ledger = before;
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
  return { ledger, tell };
}

/** Shows the UI what holds now, after a change of settings, consent or permission. */
export function publish(): Promise<Ledger> {
  return update((ledger) => ledger);
}

/** Takes results out of the area in which they may no longer live, and brings none along. */
export function forgetOutside(area: Area): Promise<void> {
  return inTurn(async () => {
    if (area === 'local') await clearResults('session');
    // What was removed must not go on standing in the files of the browser.
    else if (await holdsAny('local', RESULT_KEYS)) await purgeLocal(['settings', 'consent']);
  });
}

/** Runs `work` while no step is under way. */
export function exclusively<T>(work: (check: Check) => Promise<T>): Promise<T> {
  return inTurn(work);
}
