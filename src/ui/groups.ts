import { CATEGORIES, type Category } from '../core/types.ts';
import type { DatedReport, ServiceStatus } from '../protocol.ts';

/** Where the rows are: fixed while a round runs or a row is open, so that nothing jumps under the eye. */
export interface Layout {
  readonly order: readonly string[];
  /** Services that need no look and may be folded away. */
  readonly calm: ReadonlySet<string>;
}

/** A function that no browser can test, told once for its group. */
export interface Untestable {
  readonly name: string;
  readonly reports: readonly { readonly service: string; readonly report: DatedReport }[];
}

export interface Group {
  readonly category: Category;
  readonly rows: readonly ServiceStatus[];
  /** Folded into one line, with the function rows when there is nothing else. */
  readonly rest: readonly ServiceStatus[];
  readonly untestable: readonly Untestable[];
}

export const EMPTY_LAYOUT: Layout = { order: [], calm: new Set() };

const ROWED = ['calls', 'vpn'];

/** Fewer rows than this are shown rather than folded, where the group is open anyway. */
const WORTH_FOLDING = 3;

/** Lower is worse; equal ones keep the order of the catalogue. */
export function badness({ result, allowance }: Pick<ServiceStatus, 'result' | 'allowance'>): number {
  if (!result || result.verdict.reach === 'not_checked') return allowance === 'never' ? 9 : 8;
  const { reach, cause, confidence } = result.verdict;
  if (reach === 'reachable') return cause === 'site' ? 6 : 7;
  if (reach === 'impaired') return cause === 'blocking' ? 3 : 4;
  if (cause !== 'blocking') return 5;
  return confidence === 'confirmed' ? 0 : confidence === 'likely' ? 1 : 2;
}

/** Groups in need of a look first, the worst of each first. `isFirst`: nothing is known yet, so nothing is folded. */
export function layoutOf(services: readonly ServiceStatus[], isFirst = false): Layout {
  const place = new Map(services.map(({ id }, index) => [id, index]));
  const troubled = new Set(services.filter(isTrouble).map(({ category }) => category));
  const ranks = services.map((one) => ({
    id: one.id,
    // One after the other, since a list has room for thousands: no sum of them all would keep them apart.
    by: [troubled.has(one.category) ? 0 : 1, CATEGORIES.indexOf(one.category), badness(one), place.get(one.id) ?? 0],
  }));
  return {
    order: ranks.sort((a, b) => firstDifference(a.by, b.by)).map(({ id }) => id),
    calm: new Set(isFirst ? [] : services.filter((one) => !isTrouble(one)).map(({ id }) => id)),
  };
}

function firstDifference(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** Services by category, each where the layout puts it; new ones come last. */
export function groupsOf(services: readonly ServiceStatus[], { order, calm }: Layout): readonly Group[] {
  const rank = new Map(order.map((id, index) => [id, index]));
  const at = ({ id }: ServiceStatus) => rank.get(id) ?? order.length;
  const sorted = [...services].sort((a, b) => at(a) - at(b));
  const categories = [...new Set(sorted.map(({ category }) => category))];
  return categories.map((category) => {
    const own = sorted.filter((one) => one.category === category);
    const isCalm = (one: ServiceStatus) => calm.has(one.id) && !isTrouble(one);
    const rest = own.filter(isCalm);
    const isFolded = rest.length === own.length || rest.length >= WORTH_FOLDING;
    const rows = isFolded ? own.filter((one) => !isCalm(one)) : own;
    return { category, rows, rest: isFolded ? rest : [], untestable: untestableOf(own) };
  });
}

function isTrouble({ result }: ServiceStatus): boolean {
  return result?.verdict.reach === 'unreachable' || result?.verdict.reach === 'impaired';
}

function hasCalls({ calls }: ServiceStatus): boolean {
  return calls !== undefined && calls.testable !== 'no';
}

function untestableOf(rows: readonly ServiceStatus[]): readonly Untestable[] {
  return ROWED.filter((name) =>
    rows.some((row) => row.notTestable.includes(name) || (name === 'calls' && hasCalls(row))),
  ).map((name) => ({
    name,
    reports: rows.flatMap(({ name: service, reports }) =>
      reports.filter((report) => report.function === name).map((report) => ({ service, report })),
    ),
  }));
}

/** Returns as much from the top as fills so many lines; of a group that is cut off no more than its first rows. */
export function firstOf(groups: readonly Group[], lines: number): readonly Group[] {
  const first: Group[] = [];
  let left = lines;
  for (const group of groups) {
    if (left <= 0) break;
    const { rows, rest, untestable } = group;
    const isFolded = rows.length === 0;
    const needed = isFolded ? 1 : 1 + rows.length + Number(rest.length > 0) + untestable.length;
    const isCut = !isFolded && needed > left;
    // The name of the group is a line, too; one without rows would look folded.
    const seen = { ...group, rows: rows.slice(0, Math.max(1, left - 1)), rest: [], untestable: [] };
    first.push(isCut ? seen : group);
    left -= needed;
  }
  return first;
}
