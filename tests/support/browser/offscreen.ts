/** Chromium's one offscreen document: it outlives the worker, holds a frame with a network partition, and talks over a Port. */
import { type CallRaw, type CallSpec, isCallSpec } from '../../../src/probe/calls/spec.ts';
import type { Raw, RequestSpec } from '../../../src/probe/raw.ts';
import { Life } from './life.ts';

/** The real functions that a frame asks with. */
export interface Frame {
  readonly requestOnce: (spec: RequestSpec, cancel?: AbortSignal) => Promise<Raw>;
  readonly dial: (spec: CallSpec, cancel: AbortSignal) => Promise<CallRaw>;
}

interface Port {
  readonly name: string;
  readonly sender: object;
  postMessage(message: unknown): void;
  readonly onMessage: object;
  readonly onDisconnect: object;
}

export class FakeOffscreen {
  /** Address of the document that is open. */
  url: string | null = null;
  /** Frames that never load, as with a browser that is too busy. */
  isDeaf = false;
  readonly #id: string;
  #stop = new AbortController();

  constructor(id: string) {
    this.#id = id;
  }

  create(url: string, life: Life, frame: Frame): void {
    if (this.url !== null) throw new Error('Only a single offscreen document may be created.');
    this.url = url;
    this.#stop = new AbortController();
    if (!this.isDeaf) queueMicrotask(() => this.#connect(life, frame));
  }

  close(): void {
    if (this.url === null) throw new Error('No current offscreen document.');
    this.url = null;
    this.#stop.abort();
  }

  #connect(life: Life, { requestOnce, dial }: Frame): void {
    const { signal } = this.#stop;
    const ends = new Life();
    const say = (raw: Raw | CallRaw) => !signal.aborted && ends.tell('message', JSON.parse(JSON.stringify(raw)));
    signal.addEventListener('abort', () => ends.tell('disconnect'));
    life.onEnd(() => this.#stop.abort());
    const port: Port = {
      name: `probe-frame:${this.url?.split('?')[1]}`,
      sender: { id: this.#id },
      postMessage: (message) => {
        if (signal.aborted) throw new Error('Attempting to use a disconnected port object');
        const spec: unknown = JSON.parse(JSON.stringify(message));
        if (isCallSpec(spec)) void dial(spec, signal).then(say);
        else void requestOnce(spec as RequestSpec, signal).then(say);
      },
      onMessage: ends.event('message'),
      onDisconnect: ends.event('disconnect'),
    };
    life.tell('runtime.onConnect', port);
  }
}
