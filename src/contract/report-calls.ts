import { addressKind } from '../core/address.ts';
import type { CallObservation } from '../core/calls/types.ts';
import type { CallsStatus } from '../protocol.ts';
import type { ReportedRole, Witness } from './report-types.ts';

/** Returns what the last test of calls says of a service; nothing where that is older than the row in which it would stand. */
export function callsSince(calls: CallsStatus | undefined, rowMs: number): CallsStatus | undefined {
  return (calls?.checkedMs ?? Number.NEGATIVE_INFINITY) >= rowMs ? calls : undefined;
}

/** Returns the role `calls` of a service, none before its first test. */
export function callRolesOf(calls: CallsStatus | undefined): ReportedRole[] {
  if (!calls?.verdict) return [];
  const { reach, cause, method, confidence } = calls.verdict;
  return [{ role: 'calls', reach, cause, method, confidence }];
}

/** Returns what the test of calls saw. Of addresses, those of servers are told as the catalogue or a policy names them, if public. */
export function callWitnessOf(calls: CallsStatus | undefined, checkedMs: number): Witness[] {
  return (calls?.observations ?? []).map((seen) => witnessOf(seen, checkedMs));
}

function witnessOf({ probe, url, atMs, durationMs, failure, code }: CallObservation, checkedMs: number): Witness {
  return {
    step: 'udp',
    probe,
    url: withoutPrivate(url),
    at_ms: Math.max(0, atMs - checkedMs),
    duration_ms: durationMs,
    failure,
    status: code,
    bytes: null,
    address: null,
    reused: false,
  };
}

/** A relay in a network of the user's own keeps its address to itself. */
function withoutPrivate(url: string): string {
  const [scheme = '', host = '', ...rest] = url.replace('//', '').split(':');
  const kind = addressKind(host.replace('/', ''));
  return kind === null || kind === 'public' ? url : [scheme, '…', ...rest].join(':');
}
