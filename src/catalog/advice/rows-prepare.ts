/** Before the internet is cut. */
import type { AdviceRow } from '../../core/advise.ts';
import { SEASON, SOON } from './dates.ts';
import { CLOSED, FILTERED, HARSH, INSIDE, OCCUPIED, OPEN, STRICT } from './places.ts';
import { AMNESTY, KHPG, SAFETY, SATELLITE, SHUTDOWN } from './sources.ts';

const PREPARE = { situations: ['prepare'] } as const;

export const PREPARE_ROWS: readonly AdviceRow[] = [
  {
    id: 'prepare',
    topic: 'prepare',
    depth: 'full',
    severity: 'do',
    rank: 10,
    when: { ...PREPARE, places: [...OPEN, ...FILTERED] },
    never: STRICT,
    steps: 3,
    risk: 'advice_prepare_risk',
    sources: [SAFETY, SHUTDOWN, AMNESTY],
    ...SEASON,
  },
  {
    id: 'prepare_strict',
    topic: 'prepare',
    depth: 'short',
    severity: 'do',
    rank: 10,
    when: { ...PREPARE, places: [...HARSH, ...STRICT] },
    never: [],
    steps: 2,
    risk: 'advice_prepare_strict_risk',
    sources: [SAFETY, SHUTDOWN, AMNESTY],
    ...SEASON,
  },
  {
    id: 'prepare_sms',
    topic: 'prepare',
    depth: 'short',
    severity: 'care',
    rank: 20,
    when: { ...PREPARE, places: INSIDE },
    never: [],
    steps: 1,
    risk: 'advice_prepare_sms_risk',
    sources: [SAFETY, KHPG],
    ...SEASON,
  },
  {
    id: 'satellite_risk',
    topic: 'satellite',
    depth: 'full',
    severity: 'care',
    rank: 80,
    when: { situations: ['prepare', 'opened_on_purpose'], places: OPEN },
    never: [...FILTERED, ...HARSH, ...OCCUPIED, ...CLOSED],
    steps: 1,
    risk: 'advice_satellite_risk_risk',
    sources: [SATELLITE],
    ...SOON,
  },
];
