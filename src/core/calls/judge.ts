import type { Verdict } from '../types.ts';
import { type CallFacts, type CallMeasurement, factsOf } from './facts.ts';
import { CALL_RULES, type CallRule } from './rules.ts';

/** Returns the verdict of the first row that holds for the calls of a service; the last row always does. */
export function judgeCalls(measurement: CallMeasurement): Verdict {
  const facts = factsOf(measurement);
  const rule = CALL_RULES.find((row) => holds(row, facts));
  if (!rule) throw new Error('the rules of calls have no fallback');
  return { ...rule.outcome, ruleId: rule.id, witness: measurement.observations.map((_, index) => index) };
}

function holds({ when }: CallRule, facts: CallFacts): boolean {
  return Object.entries(when).every(([name, wanted]) => {
    const value = facts[name as keyof CallFacts];
    return Array.isArray(wanted) ? wanted.includes(value) : wanted === value;
  });
}
