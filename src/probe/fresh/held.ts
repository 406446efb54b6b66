import { abortedRaw } from '../raw.ts';
import type { ConnectionPool } from './fresh.ts';

/** Returns the same way to the network for as long as `held` is not aborted; nothing is sent, and no name asked, after that. */
export function heldBy(held: AbortSignal, fresh: ConnectionPool): ConnectionPool {
  return {
    open: async () => {
      if (!held.aborted) await fresh.open(held);
    },
    close: () => fresh.close(),
    run: async (spec) =>
      held.aborted ? abortedRaw(spec.id, Date.now(), Date.now(), 'stopped') : fresh.run(spec, held),
    dial: async (spec) => {
      if (!held.aborted) return fresh.dial(spec, held);
      return { id: spec.id, atMs: Date.now(), outcome: 'aborted', code: null, durationMs: 0 };
    },
    ...(fresh.resolves && {
      resolves: async (host: string) => !held.aborted && (await fresh.resolves?.(host)) === true,
    }),
  };
}
