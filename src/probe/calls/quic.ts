import type { CallRaw, CallSpec } from './spec.ts';

interface Knocking {
  readonly ready: Promise<unknown>;
  readonly closed: Promise<unknown>;
  close(): void;
}

/**
 * Asks whether UDP of a host answers HTTP/3. Few speak WebTransport, so an answer is mostly a quick failure, and only its
 * quickness tells it from silence: a name that is not found, or a port that is closed, fails quickly as well, and has to
 * be told apart by whoever asks.
 */
export function knock({ url, deadlineMs }: CallSpec, cancel: AbortSignal): Promise<Pick<CallRaw, 'outcome' | 'code'>> {
  const { WebTransport } = globalThis as { WebTransport?: new (url: string) => Knocking };
  if (typeof WebTransport !== 'function') return Promise.resolve({ outcome: 'forbidden', code: null });
  return new Promise((resolve) => {
    const end = (outcome: CallRaw['outcome']) => {
      clearTimeout(timer);
      cancel.removeEventListener('abort', abort);
      try {
        knocking.close();
      } catch {
        // It never came about.
      }
      resolve({ outcome, code: null });
    };
    const abort = () => end('aborted');
    const knocking = new WebTransport(url);
    const timer = setTimeout(() => end('silent'), deadlineMs);
    cancel.addEventListener('abort', abort);
    knocking.ready.then(
      () => end('answered'),
      () => end('answered'),
    );
    knocking.closed.catch(() => undefined);
  });
}
