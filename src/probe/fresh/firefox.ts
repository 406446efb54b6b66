import { refreshName, resolveBySystem, type SystemAnswer } from '../../browser/dns.ts';
import { stayAwake } from '../../browser/offscreen.ts';
import { FRESH_NAME_MS } from '../../core/times.ts';
import { dial } from '../calls/dial.ts';
import type { CallRaw, CallSpec } from '../calls/spec.ts';
import type { Raw, RequestSpec } from '../raw.ts';
import { requestOnce } from '../request.ts';
import { awaited, awaitedCall, type ConnectionPool } from './fresh.ts';

/** A third of the time after which an idle event page is suspended, pending fetches or not. */
const AWAKE_MS = 10_000;

/** What the browser does beside the request, so that tests can do without one. */
export interface PageParts {
  readonly awake: () => void;
  readonly refreshName: (host: string) => Promise<void>;
  readonly resolve: (host: string) => Promise<SystemAnswer | null>;
}

/**
 * Requests are made by the event page itself. The name is asked for anew each time, but an older connection may carry
 * the request: `Raw.reused` tells. Only our own of the last minutes can: requests without credentials have a pool apart.
 */
export class EventPagePool implements ConnectionPool {
  readonly #mayResolve: () => boolean;
  readonly #parts: PageParts;
  #stop = new AbortController();
  #pending = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    mayResolve: () => boolean,
    parts: PageParts = { awake: stayAwake, refreshName, resolve: resolveBySystem },
  ) {
    this.#mayResolve = mayResolve;
    this.#parts = parts;
  }

  async open(held?: AbortSignal): Promise<void> {
    this.#stop.abort();
    if (!held?.aborted) this.#stop = new AbortController();
  }

  async run(spec: RequestSpec, held?: AbortSignal): Promise<Raw> {
    const stop = this.#stop.signal;
    return this.#awake(async () => {
      if (!stop.aborted) await this.#refresh(spec.url);
      const waiting = awaited(spec);
      if (stop.aborted || held?.aborted) {
        waiting.abort('stopped');
        return await waiting.raw;
      }
      void requestOnce(spec, stop).then(waiting.settle);
      return await waiting.raw;
    });
  }

  async dial(spec: CallSpec, held?: AbortSignal): Promise<CallRaw> {
    const stop = this.#stop.signal;
    return this.#awake(() => {
      const waiting = awaitedCall(spec);
      if (stop.aborted || held?.aborted) {
        waiting.abort('stopped');
        return waiting.raw;
      }
      void dial(spec, stop).then(waiting.settle);
      return waiting.raw;
    });
  }

  async #awake<T>(work: () => Promise<T>): Promise<T> {
    if (this.#pending++ === 0) this.#timer = setInterval(this.#parts.awake, AWAKE_MS);
    try {
      return await work();
    } finally {
      if (--this.#pending === 0) clearInterval(this.#timer);
    }
  }

  async close(): Promise<void> {
    this.#stop.abort();
  }

  async resolves(host: string): Promise<boolean> {
    if (this.#stop.signal.aborted || !this.#mayResolve()) return false;
    const answer = await this.#parts.resolve(host);
    return answer !== null && 'addresses' in answer && answer.addresses.length > 0;
  }

  async #refresh(url: string): Promise<void> {
    if (!this.#mayResolve() || !URL.canParse(url)) return;
    const late = new Promise((resolve) => setTimeout(resolve, FRESH_NAME_MS));
    await Promise.race([this.#parts.refreshName(new URL(url).hostname), late]);
  }
}
