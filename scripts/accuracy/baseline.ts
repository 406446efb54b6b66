import type { Told } from './score.ts';
import type { Stage } from './stage.ts';
import type { Batch } from './trial.ts';

const TIMEOUT_MS = 15_000;

/** What a plain checker sees of a host: the status of its one fetch, null where it failed. */
export type Fetched = Readonly<Record<string, number | null>>;

/** One fetch of each host with a timeout, all at once, by the same extension in the same network. */
export function fetchAll({ browser }: Stage, { trials }: Batch): Promise<Fetched> {
  const urls = Object.assign({}, ...trials.map(({ urls }) => urls));
  return browser.background<Fetched>(`Promise.all(Object.entries(${JSON.stringify(urls)}).map(([host, url]) =>
    fetch(url, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(${TIMEOUT_MS}) })
      .then((response) => response.arrayBuffer().then(() => [host, response.status]))
      .catch(() => [host, null]))).then(Object.fromEntries)`);
}

/** "One fetch with a timeout": it loads or it does not, and nobody knows why. */
export function byFetch(status: number | null): Told {
  return status === null
    ? { reach: 'unreachable', cause: 'unknown', method: null, confidence: null }
    : { reach: 'reachable', cause: null, method: null, confidence: null };
}

/** "Any error means blocked": a failed fetch or a status of refusal is a block. */
export function byError(status: number | null): Told {
  return status === null || status >= 400
    ? { reach: 'unreachable', cause: 'blocking', method: null, confidence: null }
    : { reach: 'reachable', cause: null, method: null, confidence: null };
}
