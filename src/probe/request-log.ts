import type { ProbeEvent } from '../browser/requests.ts';
import type { Hop } from '../core/types.ts';

/** What the browser told of one request. */
export interface RequestEvents {
  /** False when no event came at all: without host permission the browser tells nothing. */
  readonly any: boolean;
  readonly error: string | null;
  /** Address that served, or failed to serve, the last hop. */
  readonly address: string | null;
  readonly hops: readonly Hop[];
}

export const NOTHING_SEEN: RequestEvents = { any: false, error: null, address: null, hops: [] };

/** The error event may come after the fetch has settled: seen up to 143 ms in Firefox. */
const LATE_MS = 500;
/** More are never under way; what lies beyond belongs to requests that nobody asks for any more. */
const MAX_KEPT = 200;
/** The browsers give up long before. */
const MAX_HOPS = 30;

interface Entry {
  seen: RequestEvents;
  isOver: boolean;
  wake: () => void;
}

/** Collects events of requests by the id in their URL's fragment. */
export class RequestLog {
  readonly #entries = new Map<string, Entry>();
  readonly #ids = new Map<string, string>();
  /**
   * Whether any request since `begin` went through a proxy or VPN that the browser knows of: one for some sites is enough.
   * Null before the first, and where the browser does not tell.
   */
  viaProxy: boolean | null = null;

  /** Forgets what was seen of a proxy: it may be gone, or have come. */
  begin(): void {
    this.viaProxy = null;
  }

  /** To be called before the request: events under ids that nobody announced are somebody else's. */
  expect(id: string): void {
    this.#entries.set(id, { seen: NOTHING_SEEN, isOver: false, wake: () => undefined });
    dropOldest(this.#entries);
  }

  /** Takes one event. The id of the request counts before the one in the URL, which a server may have made up. */
  note(event: ProbeEvent): void {
    const id = this.#ids.get(event.requestId) ?? idOf(event.url);
    const entry = id === undefined ? undefined : this.#entries.get(id);
    if (id === undefined || !entry) return;
    this.#ids.set(event.requestId, id);
    dropOldest(this.#ids);
    this.viaProxy = this.viaProxy === true || event.isProxied;
    entry.seen = after(entry.seen, event);
    if (event.kind === 'completed' || event.kind === 'error') {
      entry.isOver = true;
      this.#ids.delete(event.requestId);
      entry.wake();
    }
  }

  /** Returns what was seen once the last event is there, or after half a second, and forgets it. */
  async settled(id: string): Promise<RequestEvents> {
    const entry = this.#entries.get(id);
    if (!entry) return NOTHING_SEEN;
    if (!entry.isOver) await late(entry);
    this.#entries.delete(id);
    return entry.seen;
  }
}

function late(entry: Entry): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LATE_MS);
    entry.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

function dropOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > MAX_KEPT && oldest !== undefined) map.delete(oldest);
}

function idOf(url: string): string | undefined {
  return /#(r-[0-9a-z-]+)$/.exec(url)?.[1];
}

function after(seen: RequestEvents, event: ProbeEvent): RequestEvents {
  if (event.kind === 'redirect') return { ...seen, any: true, address: null, hops: withHop(seen.hops, event) };
  return { ...seen, any: true, error: event.error ?? seen.error, address: event.address ?? seen.address };
}

function withHop(hops: readonly Hop[], event: ProbeEvent): readonly Hop[] {
  if (hops.length >= MAX_HOPS) return hops;
  const [from = '', to = ''] = [event.url, event.redirectUrl ?? ''].map((url) => url.split('#')[0]);
  return [...hops, { from, to, status: event.status ?? 0, address: event.address }];
}
