import type { Phases } from './raw.ts';

type Entry = Pick<
  PerformanceResourceTiming,
  | 'domainLookupStart'
  | 'domainLookupEnd'
  | 'connectStart'
  | 'connectEnd'
  | 'secureConnectionStart'
  | 'requestStart'
  | 'responseStart'
  | 'nextHopProtocol'
>;

/** What Resource Timing tells of a request: its phases, and whether an older connection carried it. */
export interface Timing {
  readonly reused: boolean | null;
  readonly phases: Phases | null;
}

/** Of a request that failed before headers nothing is known: Firefox then gives times that look like a reused connection. */
export const NO_TIMING: Timing = { reused: null, phases: null };

/** Reads the entry of a request that got headers; times that the browser hides are 0. */
export function timingOf(entry: Partial<Entry> | undefined): Timing {
  const {
    connectStart = 0,
    connectEnd = 0,
    secureConnectionStart = 0,
    requestStart = 0,
    responseStart = 0,
  } = entry ?? {};
  if (!entry || !requestStart || !responseStart) return NO_TIMING;
  const span = (from = 0, to = 0) => (from > 0 && to >= from ? Math.round(to - from) : null);
  const hadTls = secureConnectionStart > 0 && secureConnectionStart < connectEnd;
  return {
    reused: connectStart === connectEnd && !hadTls,
    phases: {
      dnsMs: span(entry.domainLookupStart, entry.domainLookupEnd),
      connectMs: span(connectStart, connectEnd),
      tlsMs: hadTls ? span(secureConnectionStart, connectEnd) : null,
      firstByteMs: span(requestStart, responseStart),
      protocol: entry.nextHopProtocol || null,
    },
  };
}

/** Waits shortly for the entry, which may come after the body's end. */
export async function readTiming(name: string): Promise<Timing> {
  for (const waitMs of [0, 5, 20]) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const entry = performance.getEntriesByName(name, 'resource').at(-1);
    if (entry) return timingOf(entry as PerformanceResourceTiming);
  }
  return NO_TIMING;
}
