/**
 * Where the ledger stands in storage. `ledger`: its head. `evidence`: what was seen of each service. `found.0`, `found.1`…: what
 * the running round has found, one key for each of its targets, folded into the others at its end. Each is written when it
 * has changed, and no other along with it: a result must not cost more in a longer list.
 */
import { EVIDENCE_KEY, type EvidenceBook, isEvidence, NO_EVIDENCE, withEvidence } from '../browser/evidence.ts';
import { type Area, clearArea, fromText, getTexts, keysOf, setTexts, toText } from '../browser/storage.ts';
import { numbered } from '../core/numbered.ts';
import type { ServiceStatus, Snapshot } from '../protocol.ts';
import {
  completed,
  EMPTY_LEDGER,
  isLedger,
  type LastResult,
  type Ledger,
  type Running,
  type TargetResult,
} from './ledger.ts';

/** Keys that hold results; those of a running round come on top. */
export const RESULT_KEYS = ['ledger', 'snapshot', EVIDENCE_KEY] as const;
const FOUND = 'found.';

export interface Kept {
  readonly ledger: Ledger;
  /** As they stand there, undefined where nothing does. */
  readonly head: unknown;
  readonly evidence: unknown;
}

export const NOTHING_KEPT: Kept = { ledger: EMPTY_LEDGER, head: undefined, evidence: undefined };

/** Returns the ledger without evidence, and without what a running round has found. */
export async function readHead(area: Area): Promise<Ledger> {
  return headIn((await getTexts(area, ['ledger'])).ledger, {});
}

/** `inHand`: the running round as this worker holds it; of another round, all is read. */
export async function readKept(area: Area, inHand: Running | null): Promise<Kept> {
  const { ledger: head, [EVIDENCE_KEY]: evidence } = await getTexts(area, ['ledger', EVIDENCE_KEY]);
  const book = fromText(evidence);
  const ledger = headIn(head, isEvidence(book) ? book : {});
  const { running } = ledger;
  if (!running) return { ledger, head, evidence };
  const found = inHand?.id === running.id ? inHand.found : { ...running.found, ...(await readFound(area, running)) };
  return { ledger: { ...ledger, running: { ...running, found } }, head, evidence };
}

function headIn(text: unknown, book: EvidenceBook): Ledger {
  const head = fromText(text);
  if (!isLedger(head)) return EMPTY_LEDGER;
  const stored = Object.entries(head.stored).map(([id, one]) => [id, one && withEvidence(one, book[id])]);
  return completed({ ...head, stored: Object.fromEntries(stored) });
}

async function readFound(area: Area, { id, targets }: Running): Promise<Record<string, TargetResult>> {
  const texts = await getTexts(
    area,
    targets.map((_, place) => FOUND + place),
  );
  const found: Record<string, TargetResult> = {};
  for (const text of Object.values(texts)) {
    const one = fromText(text) as { round?: string; target: string; found: TargetResult } | undefined;
    if (one?.round === id) found[one.target] = one.found;
  }
  return found;
}

/** Writes what has changed since it was read, all or nothing; `check` throws where nothing may be written any more. */
export async function writeKept(
  area: Area,
  before: Kept,
  ledger: Ledger,
  snapshot: Snapshot,
  check: () => void,
): Promise<void> {
  const head = toText(headOf(ledger));
  const isSame = before.evidence !== undefined && isSameEvidence(before.ledger.stored, ledger.stored);
  const shown = toText(withoutRepeats(snapshot, ledger));
  const changed = {
    ...foundTexts(ledger.running, before.ledger.running),
    ...(head !== before.head && { ledger: head }),
    ...(!isSame && { [EVIDENCE_KEY]: toText(evidenceOf(ledger.stored)) }),
  };
  // A snapshot is large: it is read only where nothing else speaks for writing it.
  const isChanged = Object.keys(changed).length > 0 || (await getTexts(area, ['snapshot'])).snapshot !== shown;
  check();
  if (isChanged) await setTexts(area, { ...changed, snapshot: shown });
}

/** Writes what was found of some targets, and nothing else. */
export function writeFound(area: Area, running: Running, targets: readonly string[]): Promise<void> {
  return setTexts(area, Object.fromEntries(targets.map((target) => foundText(running, target))));
}

function foundText(running: Running, target: string): [string, string] {
  const place = numbered(running.targets).get(target) ?? 0;
  // No name stands in a key, so that all of them can be found again by their number.
  return [FOUND + place, toText({ round: running.id, target, found: running.found[target] })];
}

function foundTexts(running: Running | null, before: Running | null): Record<string, string> {
  if (!running) return {};
  const known = before?.id === running.id ? before.found : {};
  const fresh = Object.keys(running.found).filter((target) => running.found[target] !== known[target]);
  return Object.fromEntries(fresh.map((target) => foundText(running, target)));
}

function headOf(ledger: Ledger): Ledger {
  const { running, stored } = ledger;
  const bare = Object.entries(stored).map(([id, one]) => [id, { ...one, ...NO_EVIDENCE }]);
  return { ...ledger, stored: Object.fromEntries(bare), running: running && { ...running, found: {} } };
}

type StoredById = Ledger['stored'];

function isSameEvidence(before: StoredById, after: StoredById): boolean {
  const ids = Object.keys(after);
  const isSame = (id: string) => before[id]?.observations === after[id]?.observations;
  return ids.length === Object.keys(before).length && ids.every(isSame);
}

function evidenceOf(stored: StoredById): EvidenceBook {
  const pick = ({ checkedMs, observations, notAsked }: LastResult) => ({ checkedMs, observations, notAsked });
  return Object.fromEntries(Object.entries(stored).map(([id, one]) => [id, pick(one)]));
}

/** Longer rounds show what was observed when they have ended: until then it stands beside what was found, and twice has no room. */
const LONG_ROUND = 100;

function withoutRepeats(snapshot: Snapshot, { stored, running }: Ledger): Snapshot {
  const isLong = running !== null && running.targets.length > LONG_ROUND;
  const bare = (one: ServiceStatus) =>
    isLong || one.observations === stored[one.id]?.observations ? { ...one, ...NO_EVIDENCE } : one;
  const { services, page } = snapshot;
  return {
    ...snapshot,
    services: services.map(bare),
    ...(page?.status && { page: { ...page, status: bare(page.status) } }),
  };
}

/** Takes away what rounds that are over have found; `most` targets had the longest of them. */
export async function sweepFound(area: Area, most: number): Promise<void> {
  if (most > 0)
    await clearArea(
      area,
      Array.from({ length: most }, (_, place) => FOUND + place),
    );
}

/** Takes all results out of an area. */
export async function clearResults(area: Area): Promise<void> {
  const results: readonly string[] = RESULT_KEYS;
  const there = (await keysOf(area)).filter((key) => results.includes(key) || key.startsWith(FOUND));
  if (there.length > 0) await clearArea(area, there);
}
