import type { Pulse } from './pulse.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Fewer rounds tell of a moment, not of a connection. */
const FEWEST = 3;
/** So many of the latest are looked at: what was long ago is another connection, though it has the same name. */
const LATEST = 12;
/** Time to an answer, in ms, from which pages feel slow: a far one over a good line stays below a second. */
const SLOW_MS = 2_000;
/** Bytes per second: the crawl of `analyze/speed`, kept equal by a test, so that pages need not load the analysis. */
export const SLOW_RATE = 20_000;
/** Answers that take so many times longer at one time than at another, and long enough to be felt. */
const UNEVEN = 4;
const FELT_MS = 1_000;

/** How a connection was over the last hours. */
export interface Quality {
  /** Whole hours since the first round that counts, at least 1. */
  readonly hours: number;
  readonly rounds: number;
  /** How often it went from answering to not answering. */
  readonly breaks: number;
  readonly medianMs: number | null;
  readonly bytesPerSecond: number | null;
  readonly speed: 'fair' | 'slow';
  readonly pace: 'even' | 'uneven';
  /** How it was measured; null where the browser does not tell, or where it changed meanwhile. */
  readonly viaProxy: boolean | null;
}

/**
 * Returns how the network with this key was over its latest rounds of a day, null where too few tell. Pulses from the
 * future, of a clock that was set back, count for nothing; their order does not matter.
 */
export function qualityOf(pulses: readonly Pulse[], network: string, nowMs: number): Quality | null {
  const own = pulses
    .filter((pulse) => pulse.network === network && pulse.atMs <= nowMs && nowMs - pulse.atMs < DAY_MS)
    .sort((a, b) => a.atMs - b.atMs)
    .slice(-LATEST);
  const [first] = own;
  if (!first || own.length < FEWEST) return null;
  const times = sorted(own.flatMap(({ medianMs }) => medianMs ?? []));
  const bytesPerSecond = middle(sorted(own.flatMap((pulse) => pulse.bytesPerSecond ?? [])));
  const medianMs = middle(times);
  const isSlow = (medianMs ?? 0) >= SLOW_MS || (bytesPerSecond ?? SLOW_RATE) < SLOW_RATE;
  return {
    hours: Math.max(1, Math.ceil((nowMs - first.atMs) / HOUR_MS)),
    rounds: own.length,
    breaks: own.filter((pulse, index) => isBroken(pulse) && !isBroken(own[index - 1])).length,
    medianMs,
    bytesPerSecond,
    speed: isSlow ? 'slow' : 'fair',
    pace: isUneven(times) ? 'uneven' : 'even',
    viaProxy: own.every(({ viaProxy }) => viaProxy === first.viaProxy) ? first.viaProxy : null,
  };
}

/** Returns what advice may ask of it, null where there is nothing to say: one break is an accident. */
export function conditionOf(quality: Quality | null): 'unsteady' | 'slow' | null {
  if (!quality) return null;
  if (quality.breaks >= 2 || quality.pace === 'uneven') return 'unsteady';
  return quality.speed === 'slow' ? 'slow' : null;
}

/** As the state of a network is told: with half of the controls answering the others may be blocked themselves. */
function isBroken(pulse: Pulse | undefined): boolean {
  return pulse !== undefined && (pulse.answered === 0 || pulse.answered * 2 < pulse.asked);
}

/** The middle half decides, so that one bad answer does not. */
function isUneven(times: readonly number[]): boolean {
  const low = times[Math.floor(times.length / 4)] ?? 0;
  const high = times[Math.floor((times.length * 3) / 4)] ?? 0;
  return high >= FELT_MS && high >= low * UNEVEN;
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function middle(values: readonly number[]): number | null {
  return values[Math.floor(values.length / 2)] ?? null;
}
