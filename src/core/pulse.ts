import { controlRate } from './analyze/speed.ts';
import type { Network } from './types.ts';

/** How the controls of one round found the connection. No name, no address. */
export interface Pulse {
  readonly atMs: number;
  /** Foreign controls, and how many of them answered. */
  readonly asked: number;
  readonly answered: number;
  /** Middle time to an answer, null where none came. */
  readonly medianMs: number | null;
  /** Null where no control was large enough to tell. */
  readonly bytesPerSecond: number | null;
  readonly viaProxy: boolean | null;
  /** Local key of the network. */
  readonly network: string;
}

/** Returns the pulse of a round; null where a sign-in page or a list of approved sites, not the line, decides who answers. */
export function pulseOf({ state, controls, viaProxy }: Network, atMs: number, network: string): Pulse | null {
  const foreign = controls.filter(({ group }) => group === 'foreign');
  if (state === 'captive_portal' || state === 'domestic_only' || foreign.length === 0) return null;
  const times = foreign.flatMap(({ ok, durationMs }) => (ok ? durationMs : [])).sort((a, b) => a - b);
  return {
    atMs,
    asked: foreign.length,
    answered: times.length,
    medianMs: times[times.length >> 1] ?? null,
    bytesPerSecond: controlRate(foreign.filter(({ ok }) => ok)),
    viaProxy,
    network,
  };
}
