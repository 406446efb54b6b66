import { type Figures, type KeptFacts, wholeFacts } from '../core/facts.ts';
import { holds } from '../core/rules/rule.ts';
import type { Verdict } from '../core/types.ts';
import { ENDS_AT, type Grounds, PARTS, PASSED, PATH, type PathStep, type Row } from './evidence-rows.ts';

export type Passage = 'passed' | 'failed' | 'unknown';

/** A sentence as a message key with its values. */
export interface Sentence {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Evidence {
  readonly path: readonly { readonly step: PathStep; readonly passage: Passage }[];
  readonly sentences: readonly Sentence[];
}

/** What the facts say, as a path of five steps and a few plain sentences in the order of the path. */
export function evidenceOf(facts: KeptFacts, figures: Figures, { method }: Pick<Verdict, 'method'>): Evidence {
  const grounds: Grounds = { ...wholeFacts(facts), method };
  const rows = PARTS.flatMap((part) => rowIn(part, grounds, figures) ?? []);
  return { path: pathOf(grounds), sentences: rows.flatMap((row) => sentenceOf(row, figures)) };
}

/** The row of a part that speaks. */
export function rowIn(part: readonly Row[], grounds: Grounds, figures: Figures): Row | undefined {
  return part.find(({ when, of }) => holds(when, grounds) && (of === undefined || figures[of] !== undefined));
}

function sentenceOf({ say, of }: Row, figures: Figures): Sentence | readonly [] {
  if (say === null) return [];
  return of ? { key: say, values: valuesOf(of, figures) } : { key: say };
}

function valuesOf(of: keyof Figures, { leadsTo = '', plainTo = '', status = 0, largeBytes = 0 }: Figures) {
  const values = {
    leadsTo: { host: leadsTo },
    plainTo: { host: plainTo },
    status: { code: String(status) },
    largeBytes: { size: Math.max(1, Math.round(largeBytes / 1024)) },
  };
  return values[of];
}

function pathOf(grounds: Grounds): Evidence['path'] {
  const end = ENDS_AT.find(({ when }) => holds(when, grounds))?.at ?? null;
  const at = end === null ? PATH.length : PATH.indexOf(end);
  return PATH.map((step, index) => {
    if (index === at) return { step, passage: 'failed' };
    const isPassed = index < at && PASSED[step].some((when) => holds(when, grounds));
    return { step, passage: isPassed ? 'passed' : 'unknown' };
  });
}
