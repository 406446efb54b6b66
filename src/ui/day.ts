import type { ServiceStatus } from '../protocol.ts';
import type { Texts } from '../texts/texts.ts';

/** The numbers of the day. Only services with a result count. */
export interface Day {
  readonly checked: number;
  readonly unreachable: number;
  readonly blocked: number;
  /** Whether none of the blocked ones is more than possible. */
  readonly isUnsure: boolean;
  readonly impaired: number;
  /** Of the impaired ones, those that something on the way holds back. */
  readonly hampered: number;
}

export function dayOf(services: readonly Pick<ServiceStatus, 'result'>[]): Day {
  const verdicts = services.flatMap(({ result }) => (result ? [result.verdict] : []));
  const count = (test: (verdict: (typeof verdicts)[number]) => boolean) => verdicts.filter(test).length;
  return {
    checked: count(({ reach }) => reach !== 'not_checked'),
    unreachable: count(({ reach }) => reach === 'unreachable'),
    blocked: count(({ reach, cause }) => reach === 'unreachable' && cause === 'blocking'),
    isUnsure: !verdicts.some(
      ({ reach, cause, confidence }) => reach === 'unreachable' && cause === 'blocking' && confidence !== 'possible',
    ),
    impaired: count(({ reach }) => reach === 'impaired'),
    hampered: count(({ reach, cause }) => reach === 'impaired' && cause === 'blocking'),
  };
}

export function sentence(texts: Texts, { checked, unreachable, impaired }: Day): string {
  const total = checked;
  if (checked === 0) return texts.say('day_unchecked');
  if (unreachable > 0) return texts.plural('day_down', unreachable, { total });
  if (impaired > 0) return texts.plural('day_impaired', impaired, { total });
  return texts.plural('day_well', checked);
}

/** The second line: what is behind the number. */
export function aside(texts: Texts, { unreachable, blocked, isUnsure, impaired, hampered }: Day): string {
  const parts: string[] = [];
  if (unreachable === 0) return hampered > 0 ? texts.plural('day_hampered', hampered) : texts.say('day_calm');
  if (blocked === unreachable) parts.push(texts.plural(isUnsure ? 'day_all_maybe' : 'day_all_blocked', blocked));
  else if (blocked > 0) parts.push(texts.plural(isUnsure ? 'day_maybe' : 'day_blocked', blocked));
  else if (hampered === 0) parts.push(texts.say('day_calm'));
  if (impaired > 0) parts.push(texts.plural('day_also_impaired', impaired));
  return parts.join(' · ');
}
