/** After a test of calls: what its result leaves to do. */
import type { AdviceRow } from '../../core/advise.ts';
import type { CallsTrouble } from '../../core/types.ts';
import { SEASON } from './dates.ts';
import { CLOSED, FILTERED, HARSH, OCCUPIED, OPEN, STRICT } from './places.ts';
import { GUIDES, METHOD } from './sources.ts';

const found = (...calls: CallsTrouble[]) => ({ situations: ['everyday'], networkStates: ['online'], calls }) as const;
/** Calls are never tested in closed networks. */
const TESTED = [...OPEN, ...FILTERED, ...HARSH, ...OCCUPIED] as const;

export const CALL_ADVICE: readonly AdviceRow[] = [
  {
    id: 'calls_cut',
    topic: 'messenger',
    depth: 'full',
    severity: 'do',
    rank: 4,
    when: { ...found('cut'), places: [...OPEN, ...FILTERED, ...HARSH] },
    never: STRICT,
    steps: 2,
    risk: 'advice_calls_cut_risk',
    sources: [METHOD, GUIDES],
    ...SEASON,
  },
  {
    id: 'calls_cut_strict',
    topic: 'messenger',
    depth: 'short',
    severity: 'info',
    rank: 4,
    when: { ...found('cut'), places: OCCUPIED },
    never: CLOSED,
    steps: 1,
    risk: 'advice_calls_cut_strict_risk',
    sources: [METHOD],
    ...SEASON,
  },
  {
    id: 'calls_closed',
    topic: 'network',
    depth: 'short',
    severity: 'info',
    rank: 4,
    when: { ...found('closed'), places: TESTED },
    never: CLOSED,
    steps: 1,
    risk: 'advice_calls_closed_risk',
    sources: [METHOD],
    ...SEASON,
  },
  {
    id: 'calls_poor',
    topic: 'slow',
    depth: 'short',
    severity: 'info',
    rank: 6,
    when: { ...found('poor'), places: TESTED },
    never: CLOSED,
    steps: 2,
    risk: 'advice_calls_poor_risk',
    sources: [METHOD],
    ...SEASON,
  },
];
