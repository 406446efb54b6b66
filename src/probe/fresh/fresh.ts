import { abortedRaw, type Raw, type RequestSpec } from '../raw.ts';

/** Where requests are made. One for each background context. */
export interface Fresh {
  /** New connections and new DNS answers from here on, where the browser can; what is under way ends as `aborted`. */
  open(): Promise<void>;
  /** Never rejects and never hangs. */
  run(spec: RequestSpec): Promise<Raw>;
  close(): Promise<void>;
  /** Whether the system finds the name after all; absent where the browser's own word can be trusted. */
  resolves?(host: string): Promise<boolean>;
}

/** Time for a result to travel after its own deadline has struck. */
const GRACE_MS = 2_000;

export interface Awaited {
  readonly raw: Promise<Raw>;
  readonly settle: (raw: Raw) => void;
  readonly abort: (why: string) => void;
}

/** Returns a promise of the result that ends by itself, as `aborted`, when nothing comes in time, and how to end it. */
export function awaited(spec: RequestSpec): Awaited {
  const atMs = Date.now();
  let settle: (raw: Raw) => void = () => undefined;
  const abort = (why: string) => settle(abortedRaw(spec.id, atMs, Date.now(), why));
  const raw = new Promise<Raw>((resolve) => {
    const timer = setTimeout(() => abort('no result in time'), spec.deadlineMs + GRACE_MS);
    settle = (result) => {
      clearTimeout(timer);
      resolve(result);
    };
  });
  return { raw, settle, abort };
}
