import { BodyCount } from './body.ts';
import { mayBePooled, notePooled } from './pool.ts';
import type { End, Raw, RequestSpec } from './raw.ts';
import { NO_TIMING, readTiming, type Timing } from './timing.ts';

const HEADERS = ['server', 'cf-mitigated', 'cf-ray', 'x-amzn-waf-action', 'content-type', 'content-length'];

let pending = 0;

/** Makes one request and reads its body to the end, to `maxBytes` or to the deadline. Never throws. */
export async function requestOnce(spec: RequestSpec, cancel?: AbortSignal): Promise<Raw> {
  const atMs = Date.now();
  const startMs = performance.now();
  const url = taggedUrl(spec.url, spec.id);
  const deadline = new Deadline(spec, cancel);
  let head: ReturnType<typeof headOf> = { status: null, headers: {} };
  let count = new BodyCount(startMs, 0);
  let end: End;
  let error: string | null = null;
  pending += 1;
  try {
    const response = await fetch(url, optionsOf(spec, deadline.signal));
    if (response.type === 'opaqueredirect') end = 'redirect';
    else {
      head = headOf(response);
      count = new BodyCount(performance.now(), spec.keepBytes ?? 0);
      end = await readBody(response, spec.maxBytes, count, deadline);
    }
  } catch (caught) {
    end = deadline.pulled ?? 'error';
    error = String(caught);
  }
  deadline.release();
  const wasCut = end !== 'complete' && end !== 'max_bytes' && end !== 'redirect';
  const endMs = performance.now();
  const body = count.close(endMs, wasCut && head.status !== null);
  const timing = head.status === null && end !== 'redirect' ? NO_TIMING : await connectionOf(url, atMs, end);
  pending -= 1;
  // The buffer holds 250 entries; clearing it while another request runs could lose that one's.
  if (pending === 0) performance.clearResourceTimings();
  return { id: spec.id, atMs, durationMs: Math.round(endMs - startMs), end, error, ...head, ...body, ...timing };
}

/** Of a redirect that is not followed Chromium shows no times: then it counts as reused where a connection may have been left. */
async function connectionOf(url: string, atMs: number, end: End): Promise<Timing> {
  const timing = await readTiming(url);
  const wasPooled = mayBePooled(url, atMs);
  notePooled(url, Date.now());
  const { reused } = timing;
  if (reused === null) return end === 'redirect' ? { ...timing, reused: wasPooled } : timing;
  // Without TLS a connection that opens within a millisecond looks like an old one in Firefox; only a host that was asked has one.
  return url.startsWith('http:') ? { ...timing, reused: reused && wasPooled } : timing;
}

function taggedUrl(url: string, id: string): string {
  const hash = url.indexOf('#');
  return `${hash < 0 ? url : url.slice(0, hash)}#${id}`;
}

function optionsOf(spec: RequestSpec, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = {};
  if (spec.accept !== undefined) headers.accept = spec.accept;
  if (spec.body !== undefined) headers['content-type'] = 'application/json';
  if (spec.ranged) headers.range = `bytes=0-${spec.maxBytes - 1}`;
  return {
    method: spec.method,
    headers,
    ...(spec.body === undefined ? {} : { body: spec.body }),
    // `no-cors` fails on Cross-Origin-Resource-Policy and would look like a block.
    mode: 'cors',
    credentials: 'omit',
    cache: 'no-store',
    // Whoever answers may not choose where this device turns next: each hop is a request of its own, through the gate.
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
    signal,
  };
}

function headOf(response: Response): Pick<Raw, 'status' | 'headers' | 'headerNames'> {
  const found = HEADERS.map((name) => [name, response.headers.get(name)?.slice(0, 200)] as const);
  const headers = Object.fromEntries(found.filter((pair): pair is [string, string] => pair[1] !== undefined));
  const isPlain = response.url.startsWith('http:');
  const names = isPlain ? { headerNames: [...response.headers.keys()].slice(0, MAX_NAMES).map(short) } : {};
  return { status: response.status, headers, ...names };
}

const MAX_NAMES = 40;
const short = (name: string) => name.slice(0, 40);

async function readBody(response: Response, maxBytes: number, count: BodyCount, deadline: Deadline): Promise<End> {
  const reader = response.body?.getReader();
  deadline.enterBody();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    deadline.flowed();
    count.add(value, performance.now());
    if (count.bytes >= maxBytes) {
      deadline.stop();
      return 'max_bytes';
    }
  }
  return 'complete';
}

/** Aborts the request and remembers why: afterwards our own abort looks like anybody's. */
class Deadline {
  pulled: End | null = null;
  readonly #controller = new AbortController();
  readonly #deadline: ReturnType<typeof setTimeout>;
  readonly #stallMs: number | undefined;
  readonly #cancel: AbortSignal | undefined;
  #stall: ReturnType<typeof setTimeout> | undefined;
  #isInBody = false;

  constructor(spec: RequestSpec, cancel: AbortSignal | undefined) {
    this.#stallMs = spec.stallMs;
    this.#cancel = cancel;
    const late = () => this.#pull(this.#isInBody ? 'deadline_body' : 'deadline_headers');
    this.#deadline = setTimeout(late, spec.deadlineMs);
    if (cancel?.aborted) this.#cancelled();
    cancel?.addEventListener('abort', this.#cancelled);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  enterBody(): void {
    this.#isInBody = true;
    this.flowed();
  }

  flowed(): void {
    clearTimeout(this.#stall);
    if (this.#stallMs !== undefined) this.#stall = setTimeout(() => this.#pull('stalled'), this.#stallMs);
  }

  /** Ends a body of which enough was read. */
  stop(): void {
    this.#controller.abort();
  }

  release(): void {
    clearTimeout(this.#deadline);
    clearTimeout(this.#stall);
    this.#cancel?.removeEventListener('abort', this.#cancelled);
  }

  #cancelled = () => this.#pull('aborted');

  #pull(why: End): void {
    this.pulled ??= why;
    this.#controller.abort();
  }
}
