import type { Failure } from '../core/failure.ts';
import { isDns } from '../core/failure.ts';
import { HELPER_MS } from '../core/times.ts';
import type { HelperObservation } from '../core/types.ts';
import { NOTHING_OUTSIDE, type Outside, readHelperAnswer } from './helper-answer.ts';
import type { Exchanged, HttpProbe } from './http-probe.ts';
import { keptText } from './raw.ts';

/** What every browser sends; the helper asks the site with it. */
const HEADERS = { Accept: ['*/*'], 'Accept-Language': ['en-US,en;q=0.5'], 'User-Agent': ['Mozilla/5.0'] };

/** A site to be asked from outside, and the addresses that it is known by here. */
export interface HelperQuestion {
  readonly url: string;
  readonly addresses: readonly string[];
  /** Endpoints of helpers, in the order of preference. */
  readonly helpers: readonly string[];
  readonly deadlineMs?: number;
}

/**
 * Asks helpers outside, one after the other until one answers, how the site looks from there (OONI test-helper
 * protocol). `failure` is that of reaching a helper; what the helper says of the site stands in `outside`.
 */
export async function askHelper(
  httpProbe: Pick<HttpProbe, 'exchange'>,
  question: HelperQuestion,
): Promise<HelperObservation> {
  const startedMs = Date.now();
  let last = observationOf(question.url, startedMs, 0, 'unknown_failure: no helper', NOTHING_OUTSIDE);
  for (const helper of question.helpers) {
    const leftMs = (question.deadlineMs ?? HELPER_MS) - (Date.now() - startedMs);
    if (leftMs <= 0) break;
    const exchanged = await httpProbe.exchange({
      probe: 'helper',
      url: helper,
      method: 'POST',
      body: requestOf(question),
      deadlineMs: leftMs,
    });
    const outside = exchanged.observation.failure === null ? readHelperAnswer(keptText(exchanged.raw)) : null;
    const durationMs = Date.now() - startedMs;
    if (outside) return observationOf(question.url, startedMs, durationMs, null, outside);
    last = observationOf(question.url, startedMs, durationMs, unreached(exchanged), NOTHING_OUTSIDE);
  }
  return last;
}

function requestOf({ url, addresses }: HelperQuestion): string {
  const { port: own, protocol } = new URL(url);
  const port = own || (protocol === 'https:' ? 443 : 80);
  const endpoints = addresses.map((address) => (address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`));
  return JSON.stringify({ http_request: url, http_request_headers: HEADERS, tcp_connect: endpoints });
}

function observationOf(
  url: string,
  atMs: number,
  durationMs: number,
  failure: Failure | null,
  outside: Outside,
): HelperObservation {
  return { step: 'http', probe: 'helper', url, atMs, durationMs, reused: null, failure, outside };
}

function unreached({ raw, observation }: Exchanged): Failure {
  const { failure } = observation;
  if (failure === null) return `unknown_failure: helper answered ${raw.status}`;
  return isDns(failure) ? 'host_unreachable' : failure;
}
