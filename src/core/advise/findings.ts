import type { Assessment, Category, Confidence, ServiceVerdict, Verdict } from '../types.ts';
import type { AdviceWhen } from './row.ts';

/** A listed service: what a card may be bound to. */
export interface AdvisedService {
  readonly id: string;
  readonly category: Category;
}

const WEIGHT: Readonly<Record<Confidence, number>> = { confirmed: 3, likely: 2, possible: 1 };

/** Returns how telling a verdict is: by kind of evidence first, then by how little came through. Higher is more telling. */
export function tellingOf({ confidence, reach }: Verdict): number {
  return (confidence === null ? 0 : WEIGHT[confidence]) * 2 + (reach === 'unreachable' ? 1 : 0);
}

/** Returns whether the conditions ask anything of single services. */
export function asksServices({ services, categories, reaches, causes, methods }: AdviceWhen): boolean {
  return [services, categories, reaches, causes, methods].some((condition) => condition !== undefined);
}

/** Returns the verdicts that meet the conditions, most telling first; the order of the assessment does not matter. */
export function findingsFor(
  when: AdviceWhen,
  verdicts: readonly ServiceVerdict[],
  categories: ReadonlyMap<string, Category>,
): readonly ServiceVerdict[] {
  return verdicts
    .filter((verdict) => meets(when, verdict, categories))
    .sort((a, b) => tellingOf(b.verdict) - tellingOf(a.verdict) || byName(a.service, b.service));
}

/** Returns whether the round as a whole came out as the condition says. */
export function hasOutcome(outcome: AdviceWhen['outcome'], { services, calls }: Assessment): boolean {
  if (outcome === undefined) return true;
  const checked = services.filter(({ verdict }) => verdict.reach !== 'not_checked');
  if (outcome === 'none_checked') return checked.length === 0;
  // Call servers were asked, too.
  if (calls === 'cut' || calls === 'closed') return false;
  return checked.length > 0 && checked.every(({ verdict }) => verdict.reach === 'reachable' && verdict.cause === null);
}

/** Orders names by code unit, the same on every machine. */
export function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function meets(when: AdviceWhen, { service, verdict }: ServiceVerdict, categories: ReadonlyMap<string, Category>) {
  const category = categories.get(service) ?? 'custom';
  return (
    wanted(when.services, service) &&
    wanted(when.categories, category) &&
    wanted(when.reaches, verdict.reach) &&
    (when.causes === undefined || (verdict.cause !== null && when.causes.includes(verdict.cause))) &&
    (when.methods === undefined || (verdict.cause === 'blocking' && when.methods.includes(verdict.method)))
  );
}

function wanted<T>(values: readonly T[] | undefined, value: T): boolean {
  return values === undefined || values.includes(value);
}
