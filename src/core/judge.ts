import type { Facts } from './facts.ts';
import { RULES } from './rules/index.ts';
import { holds, type Rule } from './rules/rule.ts';
import type { Measurement, Verdict } from './types.ts';

/** Returns the verdict of the first rule that holds; the last rule always does. */
export function judge(facts: Facts, measurement: Measurement, rules: readonly Rule[] = RULES): Verdict {
  const rule = rules.find(({ when }) => holds(when, facts));
  if (!rule) throw new Error('the rules have no fallback');
  return { ...rule.outcome, ruleId: rule.id, witness: witnessOf(rule, measurement) };
}

function witnessOf({ witness }: Rule, { observations }: Measurement): number[] {
  return observations.flatMap(({ probe }, index) => (witness.includes(probe) ? [index] : []));
}
