import type { CallRaw, CallSpec } from '../calls/spec.ts';
import { abortedRaw, type Raw, type RequestSpec } from '../raw.ts';

/** Where requests are made. One for each background context. */
export interface ConnectionPool {
  /** New connections and new DNS answers from here on, where the browser can; what is under way ends as `aborted`. */
  open(held?: AbortSignal): Promise<void>;
  /** Never rejects and never hangs. Nothing is sent once `held` is aborted. */
  run(spec: RequestSpec, held?: AbortSignal): Promise<Raw>;
  /** Asks a call server; never rejects and never hangs either. */
  dial(spec: CallSpec, held?: AbortSignal): Promise<CallRaw>;
  /** Ends what is under way before it returns; nothing is sent until the next `open`. */
  close(): Promise<void>;
  /** Whether the system finds the name after all; absent where the browser's own word can be trusted. */
  resolves?(host: string): Promise<boolean>;
}

/** Time for a result to travel after its own deadline has struck. */
const GRACE_MS = 2_000;

export interface Awaited<T = Raw> {
  readonly raw: Promise<T>;
  readonly settle: (raw: T) => void;
  readonly abort: (why: string) => void;
}

/** Returns a promise of the result that ends by itself, as `aborted`, when nothing comes in time, and how to end it. */
export function awaited(spec: RequestSpec): Awaited {
  const atMs = Date.now();
  return awaitedFor(spec.deadlineMs, (why) => abortedRaw(spec.id, atMs, Date.now(), why));
}

/** As `awaited`, for a call server. */
export function awaitedCall(spec: CallSpec): Awaited<CallRaw> {
  const atMs = Date.now();
  const aborted = { id: spec.id, atMs, outcome: 'aborted', code: null } as const;
  return awaitedFor<CallRaw>(spec.deadlineMs, () => ({ ...aborted, durationMs: Date.now() - atMs }));
}

function awaitedFor<T>(deadlineMs: number, aborted: (why: string) => T): Awaited<T> {
  let settle: (raw: T) => void = () => undefined;
  const abort = (why: string) => settle(aborted(why));
  const raw = new Promise<T>((resolve) => {
    const timer = setTimeout(() => abort('no result in time'), deadlineMs + GRACE_MS);
    settle = (result) => {
      clearTimeout(timer);
      resolve(result);
    };
  });
  return { raw, settle, abort };
}
