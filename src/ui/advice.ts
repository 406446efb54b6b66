import { BOOK } from '../catalog/advice/book.ts';
import type { Situation } from '../core/advise/row.ts';
import { advise } from '../core/advise.ts';
import { conditionOf } from '../core/quality.ts';
import type { Advice, ServiceVerdict } from '../core/types.ts';
import type { Snapshot } from '../protocol.ts';
import { callsTroubleOf } from './calls/words.ts';
import { qualityHere } from './quality.ts';

const NOTHING_KNOWN = { state: 'online', localCause: null, viaProxy: null, portalUrl: null, controls: [] } as const;

/** Cards for what was found, most useful first; none before a first round has ended: half of one would read as a whole. */
export function cardsOf(snapshot: Snapshot, nowMs: number): readonly Advice[] {
  return snapshot.consent && snapshot.network && snapshot.round ? cardsFor('everyday', snapshot, nowMs) : [];
}

/** Cards of a section that a person opened on purpose; where no place was said, those of the strictest. */
export function cardsFor(situation: Situation, snapshot: Snapshot, nowMs: number): Advice[] {
  const { consent, network, services } = snapshot;
  const results = services.flatMap(({ result }): ServiceVerdict[] => (result ? [result] : []));
  const place = consent?.place ?? 'unsaid';
  const quality = conditionOf(qualityHere(snapshot, nowMs));
  const calls = callsTroubleOf(snapshot);
  const known = network ?? NOTHING_KNOWN;
  const assessment = { atMs: nowMs, place, network: known, services: results, quality, calls };
  return advise(assessment, BOOK, services, { situation, today: new Date(nowMs).toISOString().slice(0, 10) });
}
