/** Assessment -> Advice: which cards a reader sees, and why. Pure; the book and the day are arguments. */
import { type AdvisedService, asksServices, byName, findingsFor, hasOutcome, tellingOf } from './advise/findings.ts';
import { mayShow } from './advise/may-show.ts';
import type { AdviceBook, AdviceRow, AdviceSource, Situation, Topic } from './advise/row.ts';
import type { Advice, Assessment, Category, Place, ServiceVerdict } from './types.ts';

/** More would not be read on a bad day. */
const MOST_CARDS = 4;

export interface AdviseOptions {
  readonly situation: Situation;
  /** ISO day of the reader, such as 2026-11-23. */
  readonly today: string;
  /** Narrows a section to one topic. */
  readonly topic?: Topic;
}

interface Candidate {
  readonly row: AdviceRow;
  readonly found: readonly ServiceVerdict[];
}

/**
 * Returns at most four cards, most useful first: by rank, then number of services, then evidence, then id. The same input
 * gives the same cards in any order of services. Never returns a card that the book's matrix forbids for the place.
 */
export function advise(
  assessment: Assessment,
  book: AdviceBook,
  services: readonly AdvisedService[],
  { situation, today, topic }: AdviseOptions,
): Advice[] {
  const categories = new Map(services.map(({ id, category }) => [id, category]));
  return firstOfGroups(
    book.rows
      .filter((row) => topic === undefined || row.topic === topic)
      .filter((row) => mayShow(row, assessment.place, situation, book))
      .flatMap((row) => candidate(row, assessment, categories, situation))
      .sort(byUse),
  )
    .slice(0, MOST_CARDS)
    .map((each) => adviceOf(each, assessment.place, today));
}

function candidate(
  row: AdviceRow,
  assessment: Assessment,
  categories: ReadonlyMap<string, Category>,
  situation: Situation,
): Candidate[] {
  if (situation !== 'everyday') return [{ row, found: [] }];
  if (!fitsNetwork(row, assessment) || !hasOutcome(row.when.outcome, assessment)) return [];
  if (!asksServices(row.when)) return [{ row, found: [] }];
  const found = findingsFor(row.when, assessment.services, categories);
  return found.length >= Math.max(1, row.when.minCount ?? 1) ? [{ row, found }] : [];
}

function fitsNetwork({ when }: AdviceRow, { network, quality, calls }: Assessment): boolean {
  return (
    (when.networkStates === undefined || when.networkStates.includes(network.state)) &&
    (when.localCauses === undefined || when.localCauses.includes(network.localCause)) &&
    (when.viaProxy === undefined || when.viaProxy === network.viaProxy) &&
    (when.quality === undefined || (quality != null && when.quality.includes(quality))) &&
    (when.calls === undefined || (calls != null && when.calls.includes(calls)))
  );
}

function byUse(a: Candidate, b: Candidate): number {
  return (
    a.row.rank - b.row.rank ||
    b.found.length - a.found.length ||
    evidence(b) - evidence(a) ||
    byName(a.row.id, b.row.id)
  );
}

function evidence({ found }: Candidate): number {
  const [first] = found;
  return first === undefined ? 0 : tellingOf(first.verdict);
}

function firstOfGroups(sorted: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return sorted.filter(({ row: { group } }) => {
    if (group === undefined) return true;
    return !seen.has(group) && seen.add(group);
  });
}

function adviceOf({ row, found }: Candidate, place: Place, today: string): Advice {
  return {
    id: row.id,
    severity: row.severity,
    because: found.map(({ service }) => service),
    steps: row.steps,
    overdue: today > row.reviewDue,
    reviewed: row.reviewed,
    sources: row.sources.filter(({ hiddenIn }) => !hiddenIn?.includes(place)).map(shownSource),
  };
}

function shownSource({ hiddenIn: _, ...shown }: AdviceSource): Advice['sources'][number] {
  return shown;
}

export type { AdvisedService } from './advise/findings.ts';
export * from './advise/row.ts';
