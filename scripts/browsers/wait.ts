import { setTimeout as sleep } from 'node:timers/promises';

interface Patience {
  timeoutMs: number;
  everyMs?: number;
  what: string;
}

/**
 * Polls until the answer is neither undefined, null nor false; a probe that throws counts as "not yet", and one that hangs is not waited
 * for: Chromium answers nothing about a page while a navigation of it is pending.
 */
export async function until<T>(
  probe: () => Promise<T | undefined | null | false>,
  { timeoutMs, everyMs = 25, what }: Patience,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await withDeadline(probe(), Math.max(1, end - Date.now()), what);
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms for ${what}`, { cause: last });
    await sleep(everyMs);
  }
}

export async function withDeadline<T>(work: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  const stop = new AbortController();
  const late = sleep(timeoutMs, undefined, { signal: stop.signal, ref: false }).then(() => {
    throw new Error(`${what} took more than ${timeoutMs} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => {});
    stop.abort();
  }
}
