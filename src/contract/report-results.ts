import type { Verdict } from '../core/types.ts';
import type { ServiceStatus } from '../protocol.ts';
import type { ReportedResult } from './report-types.ts';
import { witnessOf } from './report-witness.ts';

export interface Telling {
  /** ISO 8601 of Unix ms, rounded where the report is to be. */
  readonly time: (ms: number) => string;
  readonly addresses: boolean;
}

/** Returns a row for each service that was checked, now or earlier. */
export function resultsOf(services: readonly ServiceStatus[], telling: Telling): ReportedResult[] {
  return services.flatMap((service) => resultOf(service, telling));
}

function resultOf(service: ServiceStatus, { time, addresses }: Telling): ReportedResult[] {
  const { result, checkedMs, sinceMs, category, code, url } = service;
  if (!result || checkedMs === null) return [];
  return [
    {
      id: service.id,
      name: service.name,
      input: url,
      // A listed target has the category it was given, which need not be one of ours.
      category: category === 'custom' && code !== '' ? code : category,
      ...verdictOf(result.verdict),
      rule_id: result.verdict.ruleId,
      since: sinceMs === null ? null : time(sinceMs),
      checked_at: time(checkedMs),
      reused_connection: service.reused,
      roles: result.roles.map(({ role, verdict }) => ({ role, ...verdictOf(verdict) })),
      witness: service.observations.map((seen) => witnessOf(seen, { input: url, checkedMs, addresses })),
    },
  ];
}

function verdictOf({ reach, cause, method, confidence }: Verdict) {
  return { reach, cause, method, confidence };
}
