import type { NetworkState, ServiceVerdict, Verdict } from '../core/types.ts';
import { type Unasked, unaskedVerdict } from '../core/unasked.ts';
import type { ServiceStatus } from '../protocol.ts';
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
    return result && checkedMs !== null ? foundRow(service, result, checkedMs, telling) : [];
  });
}

function foundRow(
  service: ServiceStatus,
  { verdict, roles }: ServiceVerdict,
  checkedMs: number,
  { time, addresses }: Telling,
): ReportedResult {
  const { sinceMs, url } = service;
  return {
    ...subjectOf(service),
    ...verdictOf(verdict),
    rule_id: verdict.ruleId,
    since: sinceMs === null ? null : time(sinceMs),
    checked_at: time(checkedMs),
    reused_connection: service.reused,
    roles: roles.map((one) => ({ role: one.role, ...verdictOf(one.verdict) })),
    witness: service.observations.map((seen) => witnessOf(seen, { input: url, checkedMs, addresses })),
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
  return {
    ...subjectOf(service),
    ...verdictOf(verdict),
    rule_id: verdict.ruleId,
    since: null,
    checked_at: time(startedMs),
    reused_connection: false,
    roles: [],
    witness: [],
  };
}

function subjectOf({ id, name, url, category, code }: ServiceStatus) {
  // A listed target has the category it was given, which need not be one of ours.
  return { id, name, input: url, category: category === 'custom' && code !== '' ? code : category };
}

function verdictOf({ reach, cause, method, confidence }: Verdict) {
  return { reach, cause, method, confidence };
}
