import { type Channel, closeOffscreen, createOffscreen, onFrame } from '../../browser/offscreen.ts';
import type { CallRaw, CallSpec } from '../calls/spec.ts';
import type { Raw, RequestSpec } from '../raw.ts';
import { type Awaited, awaited, awaitedCall, type ConnectionPool } from './fresh.ts';

const PAGE = 'src/probe/fresh/offscreen.html';
const LOAD_MS = 5_000;

interface Pending {
  /** What comes back is what was asked for: the id tells. */
  readonly settle: (raw: Raw & CallRaw) => void;
  readonly abort: (why: string) => void;
}

/** The browser's side of the frame, so that tests can do without one. */
export interface Frames {
  create(path: string): Promise<void>;
  close(): Promise<void>;
  onFrame(arrived: (name: string, line: Channel) => void): void;
}

const BROWSER: Frames = { create: createOffscreen, close: closeOffscreen, onFrame };

/**
 * Requests are made by a credentialless frame in an offscreen document: each new document is a network partition of its
 * own. A browser allows one document, so opening and closing go one after the other, and each has a name that keeps a
 * frame of an older document from being taken for the new one.
 */
export class OffscreenPool implements ConnectionPool {
  readonly #frames: Frames;
  readonly #pending = new Map<string, Pending>();
  #line: Channel | null = null;
  #expected = '';
  #arrived: () => void = () => undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** Registers a listener: to be made at the top level of the worker. */
  constructor(frames: Frames = BROWSER) {
    this.#frames = frames;
    frames.onFrame((name, line) => this.#take(name, line));
  }

  open(held?: AbortSignal): Promise<void> {
    return this.#next(async () => {
      if (held?.aborted) return;
      await this.#end('a new partition was opened');
      const name = crypto.randomUUID();
      const path = `${PAGE}?${name}`;
      this.#expected = name;
      if (held?.aborted) return;
      const loaded = new Promise<void>((resolve) => {
        this.#arrived = resolve;
        setTimeout(resolve, LOAD_MS);
      });
      try {
        await this.#frames.create(path);
      } catch {
        // A document that was about to close, or one that a stopped worker left, is in the way: once more.
        await this.#frames.close();
        await this.#frames.create(path).catch(() => this.#arrived());
      }
      await loaded;
      // Stopped while it was loading: the closing came before there was anything to close.
      if (held?.aborted) await this.#end('closed');
    });
  }

  run(spec: RequestSpec, held?: AbortSignal): Promise<Raw> {
    return this.#send(spec, awaited(spec), held);
  }

  dial(spec: CallSpec, held?: AbortSignal): Promise<CallRaw> {
    return this.#send(spec, awaitedCall(spec), held);
  }

  #send<T extends Raw | CallRaw>(spec: { readonly id: string }, waiting: Awaited<T>, held?: AbortSignal): Promise<T> {
    if (!this.#line || held?.aborted) {
      waiting.abort(this.#line ? 'stopped' : 'no frame');
      return waiting.raw;
    }
    this.#pending.set(spec.id, waiting as unknown as Pending);
    this.#line.send(spec);
    return waiting.raw.finally(() => this.#pending.delete(spec.id));
  }

  /** Not in turn: what is open is cut off now, whatever an opening still waits for. */
  close(): Promise<void> {
    const ended = this.#end('closed');
    this.#arrived();
    return ended;
  }

  #next(task: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #end(why: string): Promise<void> {
    this.#expected = '';
    this.#line = null;
    this.#abortAll(why);
    await this.#frames.close();
  }

  #take(name: string, line: Channel): void {
    if (name !== this.#expected) return;
    this.#line = line;
    line.onMessage((message) => {
      const raw = message as Raw & CallRaw;
      this.#pending.get(raw.id)?.settle(raw);
    });
    line.onEnd(() => {
      if (this.#line !== line) return;
      this.#line = null;
      this.#abortAll('the frame ended');
    });
    this.#arrived();
  }

  #abortAll(why: string): void {
    for (const { abort } of this.#pending.values()) abort(why);
    this.#pending.clear();
  }
}
