import type { Failure } from '../core/failure.ts';
import type { Observation, Probe } from '../core/types.ts';
import type { EventBook, Seen } from './events.ts';
import type { Fresh } from './fresh/fresh.ts';
import { type Asked, type Matcher, observe } from './observe.ts';
import type { Raw, RequestSpec } from './raw.ts';

/**
 * Over headers and body. Chromium's worker would end after 30 s; Firefox says NS_ERROR_UNKNOWN_HOST of dropped SYNs after
 * 10.3 s (seen), which would read as a DNS failure.
 */
export const DEADLINE_MS = 10_000;
/** Silence inside a body after which it will not come back: the known freeze never does. */
const STALL_MS = 6_000;
const LARGE_BYTES = 65_536;
const SMALL_BYTES = 8_192;
const KEPT_BYTES = 4_096;
/** Probes whose answer is read as a message. */
const MESSAGES: readonly Probe[] = ['helper', 'resolver'];
const SHORTEST_MS = 1_000;
/** For a request made once more: with less, silence would prove nothing. */
const AGAIN_MS = 4_000;

/** What Firefox 153 was seen to say of a host that refused, or had lost one kind of its addresses. */
const MISTAKEN: readonly Failure[] = ['dns_lookup_error', 'unknown_failure: NS_ERROR_SOCKET_CREATE_FAILED'];

/** Probes that read a large object, for freeze and speed. */
const LARGE: readonly Probe[] = ['large', 'sibling', 'control'];

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
  readonly seen: Seen;
  readonly observation: Observation;
}

export interface ProberParts {
  readonly fresh: Pick<Fresh, 'run' | 'resolves'>;
  readonly events: Pick<EventBook, 'settled'>;
  readonly hasHosts: () => Promise<boolean>;
  readonly match?: Matcher;
}

/** Makes single requests, and tells what was observed. */
export class Prober {
  readonly #parts: ProberParts;

  constructor(parts: ProberParts) {
    this.#parts = parts;
  }

  async measure(exchange: Exchange): Promise<Observation> {
    return (await this.exchange(exchange)).observation;
  }

  async exchange(exchange: Exchange): Promise<Exchanged> {
    const first = await this.#once(exchange);
    const { failure } = first.observation;
    if (failure === null || !MISTAKEN.includes(failure) || !(await this.#isFoundAfterAll(first))) return first;
    const { deadlineMs = DEADLINE_MS } = exchange;
    return this.#once({ ...exchange, deadlineMs: Math.max(AGAIN_MS, deadlineMs - first.raw.durationMs) });
  }

  /**
   * Firefox remembers which kind of address a host was reached by. When that kind fails, or is gone, it tries the other,
   * and of a host without the other it says that the name was not found. The second request tells what really happened.
   */
  async #isFoundAfterAll({ observation, seen }: Exchanged): Promise<boolean> {
    const url = seen.hops.at(-1)?.to ?? observation.url;
    const resolves = await this.#parts.fresh.resolves?.(new URL(url).hostname);
    return resolves ?? false;
  }

  async #once(exchange: Exchange): Promise<Exchanged> {
    const { fresh, events, hasHosts, match } = this.#parts;
    const spec = specOf(exchange);
    const raw = await fresh.run(spec);
    const seen = await events.settled(spec.id);
    // Without permission the browser tells nothing of the request, and a failure would look like the site's.
    const isPermitted = raw.end === 'error' && !seen.any ? await hasHosts() : null;
    const observation = observe(exchange, raw, seen, { isPermitted, ...(match ? { match } : {}) });
    return { raw, seen, observation };
  }
}

function specOf(exchange: Exchange): RequestSpec {
  const { probe, url, deadlineMs = DEADLINE_MS, maxBytes, method = 'GET', body, accept } = exchange;
  const isLarge = LARGE.includes(probe) || MESSAGES.includes(probe);
  return {
    id: `r-${crypto.randomUUID()}`,
    url,
    method,
    deadlineMs: Math.max(SHORTEST_MS, deadlineMs),
    stallMs: STALL_MS,
    maxBytes: Math.min(maxBytes ?? (isLarge ? LARGE_BYTES : SMALL_BYTES), LARGE_BYTES),
    keepBytes: MESSAGES.includes(probe) ? LARGE_BYTES : KEPT_BYTES,
    ...(probe === 'large' || probe === 'sibling' ? { ranged: true } : {}),
    ...(body === undefined ? {} : { body }),
    ...(accept === undefined ? {} : { accept }),
  };
}
