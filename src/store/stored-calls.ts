/** What is remembered of tests of calls, as a part of the ledger. Times in Unix ms. */
import type { CallObservation, Singles, UdpState } from '../core/calls/types.ts';
import type { Verdict } from '../core/types.ts';

/** The last word on the calls of a service. */
export interface StoredCalls {
  readonly verdict: Verdict;
  readonly observations: readonly CallObservation[];
  readonly singles: Singles;
  readonly controlSingles: Singles;
  readonly checkedMs: number;
  /** Where; null where nobody could tell, absent in what older versions kept. */
  readonly network?: string | null;
  /** Since when, and where, each test found the same silence; null where the last one did not. */
  readonly silent: Silence | null;
}

interface Silence {
  readonly kind: 'servers' | 'shape';
  readonly network: string;
  readonly firstMs: number;
}

/** Where a server answered last. Only ever compared; the key of a network means nothing elsewhere. */
export interface Answered {
  readonly server: string;
  readonly network: string;
  readonly atMs: number;
}

export interface RunningCalls {
  readonly id: string;
  readonly startedMs: number;
  readonly services: readonly string[];
  readonly done: number;
  readonly total: number;
}

export interface Calls {
  readonly last: {
    readonly round: string;
    readonly udp: UdpState;
    readonly startedMs: number;
    readonly finishedMs: number;
    /** As in `StoredCalls`. */
    readonly network?: string | null;
  } | null;
  readonly stored: Readonly<Record<string, StoredCalls>>;
  readonly answered: readonly Answered[];
  readonly running: RunningCalls | null;
}

export const NO_CALLS: Calls = { last: null, stored: {}, answered: [], running: null };
