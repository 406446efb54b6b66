import { connectionType } from '../browser/lifecycle.ts';
import { NOTHING_TO_ASK } from '../core/network.ts';
import type { Network, Observation, Target } from '../core/types.ts';
import { cancel, type Found, type Ledger, noteFound, noteNetwork, type Running } from '../store/ledger.ts';
import { blockPagesFor } from './block-pages.ts';
import { update } from './book.ts';
import { historyDays } from './context.ts';
import { finish } from './finish.ts';

/** What a round asks of the world; `src/probe` is behind it. */
export interface Probes {
  /** Begins a generation: connections and answers of names from before are not used again. */
  open(): Promise<void>;
  /** Asks the controls and returns the network as they show it. */
  network(): Promise<Network>;
  /** Asks a target once, and its large object where that is due and the small one came. */
  glance(target: Target): Promise<Found>;
  /** Asks again and finds out why, from what the glance showed. */
  diagnose(target: Target, seen: readonly Observation[]): Promise<Found>;
  close(): Promise<void>;
}

/**
 * Carries the running round to its end from wherever it stands: controls, a glance at each target, then a second
 * generation that confirms and explains what failed. Each result is written as it comes.
 */
export async function carryOn(ledger: Ledger, targets: readonly Target[], probes: Probes): Promise<Ledger> {
  const { running } = ledger;
  if (!running) return ledger;
  const asked = targets.filter(({ id }) => running.targets.includes(id));
  try {
    await probes.open();
    const before = await notedNetwork(running.id, probes);
    if (!NOTHING_TO_ASK.includes(before.state)) {
      await glanceAll(running, asked, probes);
      await diagnoseAll(running.id, asked, probes);
    }
    return await update((now, { policy, settings }) =>
      finish(now, running.id, asked, {
        blockPages: blockPagesFor(policy.place),
        nowMs: Date.now(),
        historyDays: historyDays(policy, settings),
        keepsPulses: settings.history !== false,
        connection: connectionType(),
      }),
    );
  } catch (error) {
    return await update((now) => (now.running?.id === running.id ? { ...cancel(now), error: String(error) } : now));
  } finally {
    await probes.close();
  }
}

async function notedNetwork(id: string, probes: Probes): Promise<Network> {
  const network = await probes.network();
  await update((now) => noteNetwork(now, id, network, Date.now()));
  return network;
}

async function glanceAll(running: Running, asked: readonly Target[], probes: Probes): Promise<void> {
  const open = asked.filter(({ id }) => !running.found[id]);
  await Promise.all(
    byRandomOrder(running, open).map(async (target) => note(running.id, target, await probes.glance(target))),
  );
}

/** Targets keep the order that was drawn when the round began. */
function byRandomOrder({ targets }: Running, open: readonly Target[]): Target[] {
  return [...open].sort((a, b) => targets.indexOf(a.id) - targets.indexOf(b.id));
}

/** Controls are asked again beside the failing targets, so that a cable pulled in between does not look like a block. */
async function diagnoseAll(id: string, asked: readonly Target[], probes: Probes): Promise<void> {
  const { running } = await update((now) => now);
  if (running?.id !== id) return;
  const failed = asked.filter((target) => running.found[target.id]?.isFinal === false);
  if (failed.length === 0) return;
  await probes.open();
  const network = await notedNetwork(id, probes);
  if (NOTHING_TO_ASK.includes(network.state)) return;
  // Where the whole connection is limited, that explains each failure, and asking why would only add to the load.
  if (network.state !== 'online') {
    await Promise.all(failed.map((target) => noteAsIs(id, target, running)));
    return;
  }
  await Promise.all(
    failed.map(async (target) => {
      const seen = running.found[target.id]?.observations ?? [];
      await note(id, target, await probes.diagnose(target, seen));
    }),
  );
}

async function note(id: string, target: Target, found: Found): Promise<void> {
  await update((now) => noteFound(now, id, target.id, found, Date.now()));
}

async function noteAsIs(id: string, target: Target, { found }: Running): Promise<void> {
  const seen = found[target.id];
  if (seen) await note(id, target, { ...seen, isFinal: true });
}
