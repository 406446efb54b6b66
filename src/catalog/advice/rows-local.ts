/** Causes on the reader's own side, which explain failures everywhere. */
import type { AdviceRow } from '../../core/advise.ts';
import type { LocalCause } from '../../core/types.ts';
import { SEASON, YEAR } from './dates.ts';
import { HARSH, STRICT } from './places.ts';
import { KAZAKHSTAN, METHOD } from './sources.ts';

const here = (cause: LocalCause) => ({ situations: ['everyday'], localCauses: [cause] }) as const;

export const LOCAL_ROWS: readonly AdviceRow[] = [
  {
    id: 'local_interception',
    topic: 'local',
    depth: 'short',
    severity: 'care',
    rank: 4,
    when: here('interception'),
    never: [],
    steps: 2,
    risk: 'advice_local_interception_risk',
    sources: [METHOD, KAZAKHSTAN],
    ...SEASON,
  },
  {
    id: 'local_clock',
    topic: 'local',
    depth: 'short',
    severity: 'do',
    rank: 6,
    when: here('clock'),
    never: [],
    steps: 2,
    risk: 'advice_local_clock_risk',
    sources: [METHOD],
    ...YEAR,
  },
  {
    id: 'local_extension',
    topic: 'local',
    depth: 'short',
    severity: 'info',
    rank: 6,
    when: here('extension'),
    never: [],
    steps: 1,
    risk: 'advice_local_extension_risk',
    sources: [METHOD],
    ...YEAR,
  },
  {
    id: 'local_proxy',
    topic: 'local',
    depth: 'short',
    severity: 'do',
    rank: 6,
    when: here('proxy'),
    never: [],
    steps: 1,
    risk: 'advice_local_proxy_risk',
    sources: [METHOD],
    ...YEAR,
  },
  {
    id: 'via_proxy',
    topic: 'local',
    depth: 'full',
    severity: 'info',
    rank: 25,
    when: { situations: ['everyday'], networkStates: ['online'], localCauses: [null], viaProxy: true },
    // A title in the popup: where tools are prosecuted it would be read by others first.
    never: [...HARSH, ...STRICT],
    steps: 0,
    risk: 'advice_via_proxy_risk',
    sources: [METHOD],
    ...YEAR,
  },
];
