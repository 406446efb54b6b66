import { connectionType } from '../browser/lifecycle.ts';
import { NOTHING_TO_ASK } from '../core/network.ts';
import { numbered } from '../core/numbered.ts';
import type { Network, Observation, Target } from '../core/types.ts';
import { cancel, type Ledger, noteNetwork, type Running, type TargetResult } from '../store/ledger.ts';
import { dueMs, isPlainAnswer, WAVES_MS, withFinality } from './again.ts';
import { blockPagesFor } from './block-pages.ts';
import { look, note, update } from './book.ts';
import type { Context } from './context.ts';
import { finish } from './finish.ts';

/** What a round asks of the world; `src/probe` is behind it. */
export interface Probes {
  /** Begins a generation: connections and answers of names from before are not used again. */
  open(): Promise<void>;
  /** Asks the controls and returns the network as they show it. */
  network(): Promise<Network>;
  /** Asks a target once, and its large object where that is due and the small one came. */
  glance(target: Target): Promise<TargetResult>;
  /** Asks again and finds out why, from what the glance showed. */
  diagnose(target: Target, seen: readonly Observation[]): Promise<TargetResult>;
  /** Asks once more what failed, and nothing else. */
  again(target: Target, seen: readonly Observation[]): Promise<TargetResult>;
  close(): Promise<void>;
}

/** Where a round keeps its book, and what time it is there. */
export interface Desk {
  readonly read: () => Promise<Ledger>;
  readonly update: typeof update;
  readonly note: typeof note;
  /** In Unix ms. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly connection: typeof connectionType;
}

interface Hands extends Probes, Desk {
  /** What went wrong on our side over single targets. */
  readonly faults: unknown[];
}

export const REAL: Desk = {
  read: () => look((ledger) => ledger),
  update,
  note,
  now: Date.now,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms))),
  connection: connectionType,
};

/**
 * Carries the running round to its end from wherever it stands: controls, a glance at each target, then a second
 * generation that confirms and explains what failed, and others, seconds apart, that see whether it lasts. Each result is
 * written as it comes. A target over which we fail ourselves is left without a word, and costs the others none.
 */
export async function runRound(
  ledger: Ledger,
  targets: readonly Target[],
  probes: Probes,
  desk: Desk = REAL,
): Promise<Ledger> {
  const hands: Hands = { ...desk, ...probes, faults: [] };
  const { running } = ledger;
  if (!running) return ledger;
  const asked = targets.filter(({ id }) => numbered(running.targets).has(id));
  try {
    await hands.open();
    const before = await notedNetwork(running.id, hands);
    if (!NOTHING_TO_ASK.includes(before.state)) {
      await glanceAll(running, asked, hands);
      await diagnoseAll(running.id, asked, hands);
      for (const wave of WAVES_MS.keys()) await askAgain(running.id, asked, hands, wave + 1);
    }
    return await hands.update((now, { policy }) => {
      const ended = finish(now, running.id, asked, {
        blockPages: blockPagesFor(policy.place),
        nowMs: hands.now(),
        connection: hands.connection(),
      });
      const [fault] = hands.faults;
      return fault === undefined ? ended : { ...ended, error: String(fault) };
    });
  } catch (error) {
    return await hands.update((now) =>
      now.running?.id === running.id ? { ...cancel(now), error: String(error) } : now,
    );
  } finally {
    await hands.close();
  }
}

async function notedNetwork(id: string, hands: Hands): Promise<Network> {
  const network = await hands.network();
  await hands.update((now) => noteNetwork(now, id, network, hands.now()));
  return network;
}

async function glanceAll(running: Running, asked: readonly Target[], hands: Hands): Promise<void> {
  const open = asked.filter(({ id }) => !running.found[id]);
  await Promise.all(
    byRandomOrder(running, open).map(async (target) => {
      const found = await unlessFaulty(hands.glance(target), hands);
      // What comes over plain http may be forged, and that is seen by its lasting, as a failure is.
      const note = found && isPlainAnswer(found) ? noteOpen : noteDone;
      if (found) await note(running.id, target, found, hands, 0);
    }),
  );
}

/** Targets keep the order that was drawn when the round began. */
function byRandomOrder({ targets }: Running, open: readonly Target[]): Target[] {
  const places = numbered(targets);
  return [...open].sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

/** Controls are asked again beside the failing targets, so that a cable pulled in between does not look like a block. */
async function diagnoseAll(id: string, asked: readonly Target[], hands: Hands): Promise<void> {
  const running = await runningOf(id, hands);
  const failed = running ? openOf(running, asked) : [];
  if (!running || failed.length === 0 || !(await isOnlineStill(running, failed, hands))) return;
  await Promise.all(
    failed.map(async (target) => {
      const found = await unlessFaulty(hands.diagnose(target, seenOf(running, target)), hands);
      if (found) await noteOpen(id, target, found, hands, 0);
    }),
  );
}

/** What would be called blocked, or told to people, is asked once more when some time has passed. */
async function askAgain(id: string, asked: readonly Target[], hands: Hands, wave: number): Promise<void> {
  const before = await runningOf(id, hands);
  if (!before || openOf(before, asked).length === 0) return;
  await hands.sleep(dueMs(before, openOf(before, asked), WAVES_MS[wave - 1] ?? 0) - hands.now());
  const running = await runningOf(id, hands);
  const failed = running ? openOf(running, asked) : [];
  if (!running || failed.length === 0 || !(await isOnlineStill(running, failed, hands))) return;
  await Promise.all(
    failed.map(async (target) => {
      const found = await unlessFaulty(hands.again(target, seenOf(running, target)), hands);
      if (found) await noteOpen(id, target, found, hands, wave);
    }),
  );
}

async function unlessFaulty(asking: Promise<TargetResult>, { faults }: Hands): Promise<TargetResult | null> {
  try {
    return await asking;
  } catch (error) {
    faults.push(error);
    return null;
  }
}

/** Asks the controls over connections of their own. Where they do not find the network in order, what is known must do. */
async function isOnlineStill({ id, found }: Running, failed: readonly Target[], hands: Hands): Promise<boolean> {
  await hands.open();
  const { state } = await notedNetwork(id, hands);
  if (state === 'online') return true;
  // Where the whole connection is limited, that explains each failure, and asking why would only add to the load.
  if (NOTHING_TO_ASK.includes(state)) return false;
  for (const target of failed) {
    const seen = found[target.id];
    if (seen) await noteDone(id, target, { ...seen, isFinal: true }, hands);
  }
  return false;
}

async function runningOf(id: string, hands: Hands): Promise<Running | null> {
  const { running } = await hands.read();
  return running?.id === id ? running : null;
}

function openOf({ found }: Running, asked: readonly Target[]): Target[] {
  return asked.filter((target) => found[target.id]?.isFinal === false);
}

function seenOf({ found }: Running, target: Target): readonly Observation[] {
  return found[target.id]?.observations ?? [];
}

async function noteDone(id: string, target: Target, found: TargetResult, hands: Hands): Promise<void> {
  await hands.note({ round: id, target: target.id, found: () => found, atMs: hands.now() });
}

/** Whether a target is done with depends on all that the round has found meanwhile. */
async function noteOpen(id: string, target: Target, found: TargetResult, hands: Hands, wave: number): Promise<void> {
  const judged = (now: Ledger, context: Pick<Context, 'policy'>) => withFinality(now, context, target, found, wave);
  await hands.note({ round: id, target: target.id, found: judged, atMs: hands.now() });
}
