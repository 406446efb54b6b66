import type { NetworkState, ServiceVerdict, Verdict } from '../core/types.ts';
import { type Unasked, unaskedVerdict } from '../core/unasked.ts';
import type { ServiceStatus } from '../protocol.ts';
import { callRolesOf, callsSince, callWitnessOf } from './report-calls.ts';
import type { ReportedResult } from './report-types.ts';
import { witnessOf } from './report-witness.ts';

export interface Telling {
  /** ISO 8601 of Unix ms, rounded where the report is to be. */
  readonly time: (ms: number) => string;
  readonly addresses: boolean;
  /** The last round, and how it left the network; null before the first. */
  readonly round: { readonly startedMs: number; readonly state: NetworkState | null } | null;
}

/** Returns a row for each service: what the last round, or one after it, found; or why it did not ask. */
export function resultsOf(services: readonly ServiceStatus[], telling: Telling): ReportedResult[] {
  return services.flatMap((service) => {
    const { result, checkedMs, unasked } = service;
    if (unasked) return telling.round ? unaskedRow(service, unasked, telling.round, telling) : [];
    if (result && checkedMs !== null) return foundRow(service, result, checkedMs, telling);
    return service.calls?.checkedMs ? callsRow(service, service.calls.checkedMs, telling) : [];
  });
}

/** Its calls were tested before any round: of the rest nothing is known. */
function callsRow(service: ServiceStatus, checkedMs: number, { time }: Telling): ReportedResult {
  return {
    ...subjectOf(service),
    reach: 'not_checked',
    cause: null,
    method: null,
    confidence: null,
    rule_id: 'local-nothing-asked',
    since: null,
    checked_at: time(checkedMs),
    reused_connection: false,
    roles: callRolesOf(service.calls),
    witness: callWitnessOf(service.calls, checkedMs),
  };
}

function foundRow(
  service: ServiceStatus,
  { verdict, roles }: ServiceVerdict,
  checkedMs: number,
  { time, addresses }: Telling,
): ReportedResult {
  const { sinceMs, url } = service;
  const calls = callsSince(service.calls, checkedMs);
  return {
    ...subjectOf(service),
    ...verdictOf(verdict),
    rule_id: verdict.ruleId,
    since: sinceMs === null ? null : time(sinceMs),
    checked_at: time(checkedMs),
    reused_connection: service.reused,
    roles: [...roles.map((one) => ({ role: one.role, ...verdictOf(one.verdict) })), ...callRolesOf(calls)],
    witness: [
      ...service.observations.map((seen) => witnessOf(seen, { input: url, checkedMs, addresses })),
      ...callWitnessOf(calls, checkedMs),
    ],
  };
}

/** An older result has no place under a newer round, whatever it was. */
function unaskedRow(
  service: ServiceStatus,
  why: Unasked,
  { startedMs, state }: NonNullable<Telling['round']>,
  { time }: Telling,
): ReportedResult {
  const verdict = unaskedVerdict(why, state);
  const calls = callsSince(service.calls, startedMs);
  return {
    ...subjectOf(service),
    ...verdictOf(verdict),
    rule_id: verdict.ruleId,
    since: null,
    checked_at: time(startedMs),
    reused_connection: false,
    roles: callRolesOf(calls),
    witness: callWitnessOf(calls, startedMs),
  };
}

function subjectOf({ id, name, url, category, code }: ServiceStatus) {
  // A listed target has the category it was given, which need not be one of ours.
  return { id, name, input: url, category: category === 'custom' && code !== '' ? code : category };
}

function verdictOf({ reach, cause, method, confidence }: Verdict) {
  return { reach, cause, method, confidence };
}
