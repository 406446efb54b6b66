/** How places are told apart by the advice: groups that cards share. Together they are all places, each once. */
import type { Depth } from '../../core/advise.ts';
import type { Place } from '../../core/types.ts';

/** The open network. */
export const OPEN = ['outside'] as const satisfies readonly Place[];
/** Where blocking is known and the guidance still allows explanations in full. */
export const FILTERED = ['russia', 'filtered'] as const satisfies readonly Place[];
/** Where a subscription or a tool may be held against its owner. */
export const HARSH = ['belarus', 'iran'] as const satisfies readonly Place[];
/** Where a phone may be searched at any time; who would rather not say is treated the same. */
export const OCCUPIED = ['occupied', 'unsaid'] as const satisfies readonly Place[];
/** Where the whole network is closed and use of tools is punished. */
export const CLOSED = ['china', 'turkmenistan'] as const satisfies readonly Place[];

export const STRICT = [...OCCUPIED, ...CLOSED] as const;
export const INSIDE = [...FILTERED, ...HARSH, ...STRICT] as const;
export const NOT_RUSSIAN_LAW = ['filtered', ...HARSH, ...CLOSED] as const satisfies readonly Place[];

/** `unsaid` always reads the column of `occupied`; there is no way to write another. */
export interface Columns {
  readonly outside: Depth;
  readonly russia: Depth;
  readonly filtered: Depth;
  readonly belarus: Depth;
  readonly iran: Depth;
  readonly occupied: Depth;
  /** China and Turkmenistan. */
  readonly closed: Depth;
}

/** The column of the matrix that each place reads. */
export const COLUMN: Readonly<Record<Place, keyof Columns>> = {
  outside: 'outside',
  russia: 'russia',
  filtered: 'filtered',
  belarus: 'belarus',
  iran: 'iran',
  occupied: 'occupied',
  unsaid: 'occupied',
  china: 'closed',
  turkmenistan: 'closed',
};
