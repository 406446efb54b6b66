import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

interface Message {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

export interface Session {
  send<T = unknown>(method: string, params?: object): Promise<T>;
  /** Resolves with the parameters of the next such event that passes the test. */
  next<T>(method: string, test: (params: T) => boolean): Promise<T>;
  detach(): Promise<void>;
}

export interface Cdp {
  send<T = unknown>(method: string, params?: object, sessionId?: string): Promise<T>;
  attach(targetId: string): Promise<Session>;
  closed: Promise<void>;
}

interface Pending {
  method: string;
  sessionId: string | undefined;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The DevTools protocol over the two pipes of `--remote-debugging-pipe`. It attaches to a target only on request: a client that
 * attaches to every worker keeps the extension's worker alive for ever, and hides what its death does.
 */
export function connectCdp(child: ChildProcess): Cdp {
  const out = child.stdio[3] as Writable;
  const pending = new Map<number, Pending>();
  const listeners = new Set<Listener>();
  let lastId = 0;

  const fail = (why: string, which: (one: Pending) => boolean) => {
    for (const [id, one] of pending) {
      if (!which(one)) continue;
      pending.delete(id);
      one.reject(new Error(`${one.method}: ${why}`));
    }
  };
  const closed = new Promise<void>((done) => {
    child.once('exit', () => {
      fail('the browser ended', () => true);
      done();
    });
  });
  out.on('error', () => {});
  onMessages(child.stdio[4] as Readable, (message) => {
    const gone = endedSession(message);
    if (gone) fail('the page or worker is gone', ({ sessionId }) => sessionId === gone);
    for (const listener of listeners) listener(message);
    const one = message.id === undefined ? undefined : pending.get(message.id);
    if (!one || message.id === undefined) return;
    pending.delete(message.id);
    if (message.error) one.reject(new Error(`${one.method}: ${message.error.message}`));
    else one.resolve(message.result);
  });

  const send = <T>(method: string, params: object = {}, sessionId?: string): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (child.exitCode !== null || child.signalCode !== null)
        return reject(new Error(`${method}: the browser ended`));
      const id = ++lastId;
      pending.set(id, { method, sessionId, resolve: resolve as (value: unknown) => void, reject });
      out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });

  return {
    send,
    closed,
    async attach(targetId) {
      const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      return {
        send: (method, params) => send(method, params, sessionId),
        next: (method, test) => nextEvent(listeners, sessionId, method, test),
        detach: () => send<void>('Target.detachFromTarget', { sessionId }).catch(() => {}),
      };
    },
  };
}

type Listener = (message: Message) => void;

function nextEvent<T>(
  listeners: Set<Listener>,
  sessionId: string,
  method: string,
  test: (params: T) => boolean,
): Promise<T> {
  return new Promise<T>((resolve) => {
    const listener = (message: Message) => {
      if (message.method !== method || message.sessionId !== sessionId || !test(message.params as T)) return;
      listeners.delete(listener);
      resolve(message.params as T);
    };
    listeners.add(listener);
  });
}

/** A worker that is stopped reports a crash, and never answers what it was asked. */
function endedSession({ method, params, sessionId }: Message): unknown {
  if (method === 'Target.detachedFromTarget') return params?.sessionId;
  return method === 'Inspector.targetCrashed' ? sessionId : undefined;
}

function onMessages(input: Readable, receive: (message: Message) => void): void {
  let rest: Buffer[] = [];
  input.on('error', () => {});
  input.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
      const text = Buffer.concat([...rest, chunk.subarray(from, end)]).toString();
      rest = [];
      from = end + 1;
      receive(JSON.parse(text) as Message);
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  });
}
