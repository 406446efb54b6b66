/** When somebody asks for the phone. Opened on purpose only; the same whatever was found. */
import type { AdviceRow } from '../../core/advise.ts';
import { SEASON } from './dates.ts';
import { STRICT } from './places.ts';
import { BORDER_2025, CPJ, DSLU, EFF, OVD, SAFETY } from './sources.ts';

const CHECK = { topic: 'inspection', depth: 'short', severity: 'care' } as const;
const INSPECTION = { situations: ['inspection'] } as const;
/** Where only the agreed short points may be told. */
const SHORT_CHECK = ['filtered', 'iran', ...STRICT] as const;

export const INSPECTION_ROWS: readonly AdviceRow[] = [
  {
    ...CHECK,
    id: 'inspect_calm',
    rank: 1,
    when: INSPECTION,
    never: [],
    steps: 1,
    risk: 'advice_inspect_calm_risk',
    sources: [SAFETY, EFF, CPJ, DSLU],
    ...SEASON,
  },
  {
    ...CHECK,
    id: 'inspect_looked_at',
    severity: 'info',
    rank: 2,
    when: INSPECTION,
    never: [],
    steps: 0,
    risk: 'advice_inspect_looked_at_risk',
    sources: [BORDER_2025, EFF, DSLU, OVD],
    ...SEASON,
  },
  {
    ...CHECK,
    id: 'inspect_ordinary',
    rank: 3,
    when: INSPECTION,
    never: [],
    steps: 1,
    risk: 'advice_inspect_ordinary_risk',
    sources: [BORDER_2025, OVD],
    ...SEASON,
  },
  {
    ...CHECK,
    id: 'inspect_early_short',
    rank: 4,
    when: { ...INSPECTION, places: SHORT_CHECK },
    never: [],
    steps: 0,
    risk: 'advice_inspect_early_short_risk',
    sources: [SAFETY, EFF, DSLU],
    ...SEASON,
  },
  {
    ...CHECK,
    id: 'inspect_early',
    depth: 'full',
    rank: 4,
    when: { ...INSPECTION, places: ['outside', 'russia', 'belarus'] },
    never: SHORT_CHECK,
    steps: 3,
    risk: 'advice_inspect_early_risk',
    sources: [SAFETY, EFF, DSLU, CPJ],
    ...SEASON,
  },
];
