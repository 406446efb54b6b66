import { matchHost } from './pattern.ts';
import type { Scenario } from './scenario.ts';
import { HEALTHY, type Truth } from './truth.ts';

/** The truth for a host; whatever a scenario does not mention is healthy. */
export function truthOf(scenario: Scenario, host: string): Truth {
  return matchHost(scenario.truth, host) ?? HEALTHY;
}
