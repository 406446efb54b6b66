import type { CallObservation, CallOutcome, CallProbe, CallServer, CallTransport } from '../../core/calls/types.ts';
import type { Failure } from '../../core/failure.ts';
import type { ConnectionPool } from '../fresh/index.ts';
import { callUrl } from './spec.ts';

const PROBE: Readonly<Record<CallTransport, CallProbe>> = {
  stun: 'stun',
  turn: 'turn',
  turn_tcp: 'turn',
  turns: 'turn',
  quic: 'quic',
};

const FAILURE: Readonly<Record<CallOutcome, Failure | null>> = {
  answered: null,
  refused: null,
  silent: 'generic_timeout_error',
  failed: 'unknown_failure: no connection',
  no_name: 'dns_lookup_error',
  forbidden: 'blocked_by_client',
  local: 'blocked_by_client',
  unclear: 'unknown_failure: not told by this browser',
  aborted: 'aborted_by_us',
};

/** Asks one call server once, and returns what is worth keeping of it. */
export async function askCallServer(
  fresh: Pick<ConnectionPool, 'dial'>,
  { id, transport, host, port }: CallServer,
  deadlineMs: number,
): Promise<CallObservation> {
  const url = callUrl(transport, host, port);
  const raw = await fresh.dial({ kind: 'call', id: `c-${crypto.randomUUID()}`, transport, url, deadlineMs });
  const { atMs, durationMs, outcome, code } = raw;
  const failure = FAILURE[outcome];
  return { step: 'udp', probe: PROBE[transport], server: id, url, atMs, durationMs, outcome, code, failure };
}
