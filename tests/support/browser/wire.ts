/** `fetch` of the extension: replies of the world, told through webRequest and Resource Timing as browsers tell them. */
import { readFileSync } from 'node:fs';
import { type Life, never } from './life.ts';
import { type Asked, type Build, type Reply, WORDS, type World } from './world.ts';

type Answer = Extract<Reply, { kind: 'answer' }>;

/** Idle connections of Firefox that a later request takes again; Chromium's frames begin anew. */
const KEPT_MS = 115_000;
const MOST_REDIRECTS = 20;
const ANSWER_MS = 20;
const PIECE = 16_384;

export interface Sent extends Asked {
  readonly life: Life;
}

interface Parts {
  readonly build: Build;
  /** Address of the extension's own files, with a slash at its end. */
  readonly origin: string;
  readonly mayAsk: (url: string) => boolean;
  /** Hosts that the browser itself keeps from extensions, whatever they may ask. */
  readonly isKept: (host: string) => boolean;
  readonly world: () => World;
}

interface Exchange {
  readonly life: Life;
  readonly asked: Asked;
  /** With the fragment, which browsers keep. */
  readonly url: string;
  readonly fragment: string;
  readonly requestId: string;
  readonly signal: AbortSignal | null;
  readonly first: string;
}

export class Wire {
  /** All that went out, redirects included, in order. */
  readonly sent: Sent[] = [];
  readonly #parts: Parts;
  readonly #open = new Map<string, number>();
  readonly #entries = new Map<string, Partial<PerformanceResourceTiming>>();
  #requests = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A new partition: nothing that is open is taken again. */
  forget(): void {
    this.#open.clear();
  }

  timing(url: string): Partial<PerformanceResourceTiming>[] {
    const entry = this.#entries.get(url);
    return entry ? [entry] : [];
  }

  async fetch(life: Life, input: string, init: RequestInit = {}): Promise<Response> {
    const url = String(input);
    if (url.startsWith(this.#parts.origin)) return ownFile(url.slice(this.#parts.origin.length));
    if (life.isOver) return never();
    const signal = init.signal ?? null;
    if (signal?.aborted) throw aborted();
    const requestId = String(++this.#requests);
    const first = url.split('#')[0] ?? url;
    const fragment = url.slice(first.length);
    let to = url;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const asked = this.#asked(life, to, init);
      const exchange = { life, asked, url: to, fragment, requestId, signal, first };
      // Without access to the host there is no event, and the page may not read what came; nor of a host that is kept from extensions.
      if (!this.#parts.mayAsk(to) || this.#parts.isKept(asked.host)) throw new TypeError('Failed to fetch');
      const reply = this.#parts.world()(asked) ?? fallen(this.#parts.build);
      if (reply.kind !== 'redirect') return this.#ended(exchange, reply);
      if (init.redirect === 'manual') return this.#unfollowed(exchange, reply);
      await this.#redirected(exchange, reply);
      if (init.redirect === 'error') throw new TypeError('Failed to fetch');
      to = new URL(reply.to, to).href + fragment;
    }
    this.#tell('onErrorOccurred', { life, url: to, requestId }, { error: this.#loop });
    throw new TypeError('Failed to fetch');
  }

  get #loop(): string {
    return this.#parts.build === 'chrome' ? 'net::ERR_TOO_MANY_REDIRECTS' : 'NS_ERROR_REDIRECT_LOOP';
  }

  #asked(life: Life, tagged: string, init: RequestInit): Asked {
    const url = tagged.split('#')[0] ?? tagged;
    const nth = this.sent.filter((one) => one.url === url).length;
    const body = typeof init.body === 'string' ? init.body : null;
    const asked = { url, host: new URL(url).hostname, method: init.method ?? 'GET', body, nth, atMs: Date.now() };
    this.sent.push({ ...asked, life });
    return asked;
  }

  async #redirected(exchange: Exchange, reply: Extract<Reply, { kind: 'redirect' }>): Promise<void> {
    await this.#pause(exchange, ANSWER_MS);
    const redirectUrl = new URL(reply.to, exchange.url).href + exchange.fragment;
    this.#tell('onBeforeRedirect', exchange, { redirectUrl, statusCode: reply.status, ip: reply.address });
  }

  /** As measured: Chromium tells of a redirect, then of an abort that nobody ordered; Firefox of an answer like any other. */
  async #unfollowed(exchange: Exchange, reply: Extract<Reply, { kind: 'redirect' }>): Promise<Response> {
    const told = { statusCode: reply.status, ip: reply.address };
    if (this.#parts.build === 'chrome') {
      await this.#redirected(exchange, reply);
      this.#tell('onErrorOccurred', exchange, { ...told, error: WORDS.chrome.aborted });
      return opaque();
    }
    await this.#pause(exchange, ANSWER_MS);
    this.#time(exchange);
    const responseHeaders = [{ name: 'location', value: reply.to }];
    this.#tell('onHeadersReceived', exchange, { ...told, responseHeaders });
    for (const event of ['onResponseStarted', 'onCompleted']) this.#tell(event, exchange, told);
    return opaque();
  }

  async #ended(exchange: Exchange, reply: Exclude<Reply, { kind: 'redirect' }>): Promise<Response> {
    const { build } = this.#parts;
    const isLate = await this.#pause(exchange, reply.kind === 'silent' ? null : (reply.afterMs ?? ANSWER_MS)).catch(
      (error: unknown) => {
        const ip = build === 'firefox' && reply.kind === 'silent' ? reply.address : undefined;
        this.#tell('onErrorOccurred', exchange, { error: WORDS[build].aborted, ip });
        throw error;
      },
    );
    if (isLate === 'over') return never();
    if (reply.kind === 'fails') {
      this.#tell('onErrorOccurred', exchange, {
        error: reply.error,
        ip: build === 'firefox' ? reply.address : undefined,
      });
      throw new TypeError('Failed to fetch');
    }
    return reply.kind === 'answer' ? this.#answered(exchange, reply) : never();
  }

  #answered(exchange: Exchange, reply: Answer): Response {
    const { status, headers = {}, address = '93.184.215.14' } = reply;
    const told = { statusCode: status, ip: address, proxyInfo: reply.isProxied ? { type: 'http' } : null };
    this.#time(exchange);
    this.#tell('onResponseStarted', exchange, told);
    const hasBody = status !== 204 && status !== 205 && status !== 304;
    const body = hasBody ? this.#bodyOf(exchange, reply, told) : null;
    if (!hasBody) queueMicrotask(() => this.#tell('onCompleted', exchange, told));
    const response = new Response(body, { status, headers: { ...headers } });
    Object.defineProperty(response, 'url', { value: exchange.url });
    return response;
  }

  #bodyOf(exchange: Exchange, reply: Answer, told: object): ReadableStream<Uint8Array> {
    const pieces = piecesOf(reply);
    const fail = (error: string, controller: ReadableStreamDefaultController) => {
      this.#tell('onErrorOccurred', exchange, { ...told, error });
      controller.error(new TypeError('network error'));
    };
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const piece = pieces.shift();
        const waits = piece ? piece.afterMs : reply.cut === 'stalls' ? null : 0;
        try {
          if ((await this.#pause(exchange, waits)) === 'over') return never();
        } catch {
          return fail(WORDS[this.#parts.build].aborted, controller);
        }
        if (piece) return controller.enqueue(piece.bytes);
        if (reply.cut !== undefined) return fail(reply.cut, controller);
        this.#tell('onCompleted', exchange, told);
        controller.close();
      },
    });
  }

  /** Waits; rejects when the request is aborted meanwhile, and never ends where nobody is left to hear. */
  #pause({ signal, life }: Exchange, ms: number | null): Promise<'on' | 'over'> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted());
      const timer = ms === null ? undefined : setTimeout(() => resolve(life.isOver ? 'over' : 'on'), ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(aborted());
      });
    });
  }

  #time({ url, first, fragment, asked }: Exchange): void {
    const { origin, protocol } = new URL(url);
    const openedMs = this.#open.get(origin);
    const isReused = openedMs !== undefined && asked.atMs - openedMs < KEPT_MS;
    this.#open.set(origin, Date.now());
    const hadTls = protocol === 'https:' && !isReused;
    this.#entries.set(first + fragment, {
      domainLookupStart: 1,
      domainLookupEnd: isReused ? 1 : 3,
      connectStart: 3,
      secureConnectionStart: hadTls ? 5 : 0,
      connectEnd: isReused ? 3 : 9,
      requestStart: 9,
      responseStart: 18,
      nextHopProtocol: 'h2',
    });
  }

  #tell(event: string, { life, url, requestId }: Pick<Exchange, 'life' | 'url' | 'requestId'>, more: object): void {
    const { build, origin } = this.#parts;
    const own = origin.slice(0, -1);
    const sender = build === 'chrome' ? { initiator: own } : { originUrl: `${own}/background.html`, documentUrl: own };
    const details = { requestId, url, tabId: -1, type: 'xmlhttprequest', method: 'GET', timeStamp: Date.now() };
    const proxy = build === 'firefox' ? { proxyInfo: null } : {};
    life.tell(`webRequest.${event}`, { ...details, ...sender, ...proxy, ...more });
  }
}

function piecesOf({ body = '', pieces }: Answer): { bytes: Uint8Array; afterMs: number }[] {
  if (pieces) return pieces.map(([size, afterMs]) => ({ bytes: new Uint8Array(size), afterMs }));
  const all = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const count = Math.ceil(all.length / PIECE);
  return Array.from({ length: count }, (_, index) => ({
    bytes: all.slice(index * PIECE, (index + 1) * PIECE),
    afterMs: index === 0 ? 0 : 2,
  }));
}

const aborted = () => new DOMException('The user aborted a request.', 'AbortError');
const fallen = (build: Build): Reply => ({ kind: 'fails', error: WORDS[build].name });

/** What `redirect: 'manual'` gives: nothing to read, and Chromium's own abort beside it. */
function opaque(): Response {
  const response = Response.error();
  Object.defineProperty(response, 'type', { value: 'opaqueredirect' });
  return response;
}

function ownFile(path: string): Response {
  return new Response(readFileSync(path));
}
