import type { Failure } from '../core/failure.ts';
import { ONCE_MORE_MS, REQUEST_MS, SHORTEST_REQUEST_MS, STALL_MS } from '../core/times.ts';
import type { Hop, Observation, Probe } from '../core/types.ts';
import type { ConnectionPool } from './fresh/fresh.ts';
import { type Asked, type Matcher, observe, type ProbeContext } from './observe.ts';
import type { Raw, RequestSpec } from './raw.ts';
import { type Follow, type KnownPage, keptHops, MOST_HOPS } from './redirect.ts';
import type { RequestEvents, RequestLog } from './request-log.ts';

const LARGE_BYTES = 65_536;
const SMALL_BYTES = 8_192;
const KEPT_BYTES = 4_096;
/** Probes whose answer is read as a message. */
const MESSAGES: readonly Probe[] = ['helper', 'resolver'];

/** What Firefox 153 was seen to say of a host that refused, or had lost one kind of its addresses. */
const MISTAKEN: readonly Failure[] = ['dns_lookup_error', 'unknown_failure: NS_ERROR_SOCKET_CREATE_FAILED'];

/** Probes that read a large object, for freeze and speed. */
const LARGE: readonly Probe[] = ['large', 'sibling', 'control'];

const ATTEMPTS: readonly Probe[] = ['first', 'repeat'];

/** One request; what is left out is taken from the kind of probe. */
export interface Exchange extends Asked {
  readonly deadlineMs?: number;
  readonly maxBytes?: number;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly accept?: string;
}

/** All that is known of one request. */
export interface Exchanged {
  readonly raw: Raw;
  readonly seen: RequestEvents;
  readonly observation: Observation;
}

export interface HttpProbeParts {
  readonly fresh: Pick<ConnectionPool, 'run' | 'resolves'>;
  readonly events: Pick<RequestLog, 'settled' | 'expect'>;
  readonly hasHosts: () => Promise<boolean>;
  readonly match?: Matcher;
  /** Without it no redirect is followed. */
  readonly follow?: Follow;
  readonly known?: KnownPage;
}

/** A request and what is known beside it. */
interface Step {
  readonly raw: Raw;
  readonly seen: RequestEvents;
  readonly isPermitted: boolean | null;
}

/** Makes single requests, and tells what was observed. */
export class HttpProbe {
  readonly #parts: HttpProbeParts;

  constructor(parts: HttpProbeParts) {
    this.#parts = parts;
  }

  async measure(exchange: Exchange): Promise<Observation> {
    return (await this.exchange(exchange)).observation;
  }

  /** Follows redirects as far as they may be; each hop is a request of its own, and all of them share one deadline. */
  async exchange(exchange: Exchange): Promise<Exchanged> {
    const { deadlineMs = REQUEST_MS } = exchange;
    let step = await this.#surely(exchange);
    const { atMs, reused } = step.raw;
    let { hops } = step.seen;
    let stop = this.#stopAt(exchange, hops, step);
    while (!stop) {
      const leftMs = deadlineMs - (Date.now() - atMs);
      step = await this.#surely({ ...exchange, url: hops.at(-1)?.to ?? exchange.url, deadlineMs: leftMs });
      hops = [...hops, ...step.seen.hops];
      stop = this.#stopAt(exchange, hops, step);
    }
    const durationMs = Math.max(step.raw.durationMs, step.raw.atMs + step.raw.durationMs - atMs);
    return this.#exchanged(exchange, { ...step, raw: { ...step.raw, atMs, durationMs, reused } }, hops, stop);
  }

  /** Why the way ends here, null where there is another hop to be asked. */
  #stopAt({ probe }: Asked, hops: readonly Hop[], { raw }: Step): ProbeContext | null {
    if (raw.end !== 'redirect') return {};
    const last = hops.at(-1);
    if (!last) return { unfollowed: 'unseen' };
    if (hops.length >= MOST_HOPS || hops.some(({ from }) => from === last.to)) return { isLoop: true };
    const { follow } = this.#parts;
    const unfollowed = follow
      ? follow({ probe, from: last.from, to: last.to, followed: hops.length - 1 })
      : 'not_wanted';
    return unfollowed && { unfollowed };
  }

  #exchanged(asked: Asked, { raw, seen, isPermitted }: Step, hops: readonly Hop[], stop: ProbeContext): Exchanged {
    const { match, known } = this.#parts;
    const all: RequestEvents = { ...seen, hops: keptHops(hops, known) };
    const status = raw.end === 'redirect' ? (hops.at(-1)?.status ?? null) : raw.status;
    const observation = observe(asked, raw, all, { isPermitted, ...(match ? { match } : {}), ...stop });
    return { raw: { ...raw, status }, seen: all, observation };
  }

  /**
   * Firefox remembers which kind of address a host was reached by. When that kind fails, or is gone, it tries the other,
   * and of a host without the other it says that the name was not found. The second request tells what really happened.
   */
  async #surely(exchange: Exchange): Promise<Step> {
    const first = await this.#once(exchange);
    const { failure } = observe(exchange, first.raw, first.seen, first);
    if (failure === null || !MISTAKEN.includes(failure) || !(await this.#resolves(exchange.url))) return first;
    const { deadlineMs = REQUEST_MS } = exchange;
    return this.#once({ ...exchange, deadlineMs: Math.max(ONCE_MORE_MS, deadlineMs - first.raw.durationMs) });
  }

  async #resolves(url: string): Promise<boolean> {
    return (await this.#parts.fresh.resolves?.(new URL(url).hostname)) ?? false;
  }

  async #once(exchange: Exchange): Promise<Step> {
    const { fresh, events, hasHosts } = this.#parts;
    const spec = specOf(exchange);
    events.expect(spec.id);
    const raw = await fresh.run(spec);
    const seen = await events.settled(spec.id);
    // Without permission the browser tells nothing of the request, and a failure would look like the site's.
    const isOpen = (raw.end === 'error' || raw.end === 'redirect') && !seen.any;
    return { raw, seen, isPermitted: isOpen ? await hasHosts() : null };
  }
}

function specOf(exchange: Exchange): RequestSpec {
  const { probe, url, deadlineMs = REQUEST_MS, maxBytes, method = 'GET', body, accept } = exchange;
  // Of a page over plain http the length is compared, whichever attempt brought it.
  const isLarge =
    LARGE.includes(probe) || MESSAGES.includes(probe) || (ATTEMPTS.includes(probe) && url.startsWith('http:'));
  return {
    id: `r-${crypto.randomUUID()}`,
    probe,
    url,
    method,
    deadlineMs: Math.max(SHORTEST_REQUEST_MS, deadlineMs),
    stallMs: STALL_MS,
    maxBytes: Math.min(maxBytes ?? (isLarge ? LARGE_BYTES : SMALL_BYTES), LARGE_BYTES),
    keepBytes: MESSAGES.includes(probe) ? LARGE_BYTES : KEPT_BYTES,
    ...(probe === 'large' || probe === 'sibling' ? { ranged: true } : {}),
    ...(body === undefined ? {} : { body }),
    ...(accept === undefined ? {} : { accept }),
  };
}
