import { type Quality, qualityOf } from '../core/quality.ts';
import type { Snapshot } from '../protocol.ts';

/** How the present connection was over the last hours, null where too little is known. */
export function qualityHere({ pulses = [], networks = [] }: Snapshot, nowMs: number): Quality | null {
  const [here] = networks;
  return here ? qualityOf(pulses, here.key, nowMs) : null;
}
