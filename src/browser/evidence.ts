/** What was seen of each service stands once, under a key of its own: ledger and snapshot are written often, and do not repeat it. */
import type { Observation, Probe } from '../core/types.ts';
import type { Snapshot } from '../protocol.ts';
import { type Area, textItem } from './storage.ts';

export const EVIDENCE_KEY = 'evidence';

export interface Evidence {
  readonly checkedMs: number | null;
  readonly observations: readonly Observation[];
  readonly notAsked: readonly Probe[];
}

/** By service. */
export type EvidenceBook = Readonly<Record<string, Evidence>>;

export function isEvidence(value: unknown): value is EvidenceBook {
  return typeof value === 'object' && value !== null;
}

export const NO_EVIDENCE = { observations: [], notAsked: [] } as const;

/** Returns what was written without its evidence with it again: that of the same check, or none. */
export function withEvidence<T extends Partial<Evidence>>(one: T, own: Partial<Evidence> | undefined): T & Evidence {
  const isSame = own?.checkedMs === one.checkedMs && Array.isArray(own?.observations);
  const seen = isSame && !(one.observations?.length ?? 0) ? own : one;
  const { observations = [], notAsked = [] } = seen;
  // Keys keep their order: what was read and is written unchanged must be the same text.
  return { ...one, checkedMs: one.checkedMs ?? null, observations, notAsked };
}

/** Returns the snapshot with all that the evidence beside it holds. */
export async function joined(snapshot: Snapshot, area: Area): Promise<Snapshot> {
  const book = (await textItem(EVIDENCE_KEY, area, isEvidence).get()) ?? {};
  const { page, services } = snapshot;
  return {
    ...snapshot,
    services: services.map((one) => withEvidence(one, book[one.id])),
    ...(page?.status && { page: { ...page, status: withEvidence(page.status, book[page.status.id]) } }),
  };
}
