import { FAILURES, type HelperResponse } from './protocol.ts';

/** The opposite of what was measured: a dead site looks alive, a live one dead. */
export function lie(truth: HelperResponse): HelperResponse {
  const alive = truth.http_request.failure === null;
  const failure = alive ? FAILURES.timeout : null;
  const flip = <T extends { status: boolean; failure: string | null }>(results: Record<string, T>) =>
    Object.fromEntries(Object.entries(results).map(([key, result]) => [key, { ...result, status: !alive, failure }]));
  return {
    ...truth,
    tcp_connect: flip(truth.tcp_connect),
    tls_handshake: flip(truth.tls_handshake),
    http_request: alive
      ? { body_length: -1, failure: FAILURES.timeout, title: '', headers: {}, status_code: -1 }
      : { body_length: 70_000, failure: null, title: 'Welcome', headers: {}, status_code: 200 },
  };
}
