import type { Probe } from '../core/types.ts';

/** One request to be made, as it travels to wherever `fetch` runs. JSON-safe. */
export interface RequestSpec {
  /** `r-<random>`; goes into the URL's fragment, which ties the request to its events. */
  readonly id: string;
  /** Why it is asked; the gate before the connection looks at it. */
  readonly probe: Probe;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Over headers and body together. */
  readonly deadlineMs: number;
  /** Longest silence allowed inside the body. */
  readonly stallMs?: number;
  /** The read stops here and counts as complete. */
  readonly maxBytes: number;
  /** How many of the first body bytes come back. */
  readonly keepBytes?: number;
  readonly body?: string;
  readonly accept?: string;
  /** Asks for no more than `maxBytes`, and so for the bytes as they are: a compressed page would hide a freeze. */
  readonly ranged?: boolean;
}

/** How the request ended. All but `error` are our own doing, so an error event beside them only echoes us. */
export type End =
  | 'complete'
  | 'max_bytes'
  /** The answer leads elsewhere; `fetch` hides all of it, and the events tell where. */
  | 'redirect'
  | 'deadline_headers'
  | 'deadline_body'
  | 'stalled'
  | 'aborted'
  | 'error';

/** Phases of Resource Timing in ms, null where the browser hides them. */
export interface Phases {
  readonly dnsMs: number | null;
  readonly connectMs: number | null;
  readonly tlsMs: number | null;
  readonly firstByteMs: number | null;
  readonly protocol: string | null;
}

/** What came of a request, as seen from `fetch`. JSON-safe. */
export interface Raw {
  readonly id: string;
  readonly atMs: number;
  readonly durationMs: number;
  readonly end: End;
  /** Text of the exception; it names no cause, the error event does. */
  readonly error: string | null;
  /** Null when no headers arrived. */
  readonly status: number | null;
  /** The few headers that observations use, lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Names of all headers, of an answer over plain http only. */
  readonly headerNames?: readonly string[];
  /** After content decoding. */
  readonly bytes: number;
  /** From the headers to the last piece of the body. */
  readonly bodyMs: number;
  readonly longestGapMs: number;
  /** Silence between the last piece and the end. */
  readonly lastGapMs: number;
  /** Pieces of the body as [ms since headers, bytes]; near ones are joined, so the list is bounded. */
  readonly pieces: readonly (readonly [number, number])[];
  /** The first `keepBytes` bytes in base64. */
  readonly kept: string;
  readonly reused: boolean | null;
  readonly phases: Phases | null;
}

/** A request that was never answered for a reason of our own: the frame died, the round was stopped. */
export function abortedRaw(id: string, atMs: number, nowMs: number, why: string): Raw {
  return {
    id,
    atMs,
    durationMs: Math.max(0, nowMs - atMs),
    end: 'aborted',
    error: why,
    status: null,
    headers: {},
    bytes: 0,
    bodyMs: 0,
    longestGapMs: 0,
    lastGapMs: 0,
    pieces: [],
    kept: '',
    reused: null,
    phases: null,
  };
}

/** Decodes `Raw.kept`; bytes that are not UTF-8 become replacement characters. */
export function keptText(raw: Raw): string {
  return new TextDecoder().decode(keptBytes(raw));
}

export function keptBytes(raw: Raw): Uint8Array {
  return Uint8Array.from(atob(raw.kept), (character) => character.charCodeAt(0));
}
