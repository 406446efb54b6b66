/** Facts about VPN, without names: in the open network, elsewhere only in a section opened on purpose. */
import type { AdviceRow } from '../../core/advise.ts';
import { SOON } from './dates.ts';
import { CLOSED, FILTERED, HARSH, INSIDE, OPEN, STRICT } from './places.ts';
import { BREAKS, GUIDES, LAW, LINK_FINE, METHOD, OFFICIALS, PLATFORMS, RDSYS, WHITELIST } from './sources.ts';

const ASKED = { situations: ['opened_on_purpose'] } as const;
const FACT = { topic: 'vpn', depth: 'short', severity: 'info', never: STRICT } as const;
const RUSSIA_ONLY = ['filtered', ...HARSH, ...STRICT] as const;

export const VPN_ROWS: readonly AdviceRow[] = [
  {
    ...FACT,
    id: 'vpn_unsteady',
    rank: 8,
    when: { situations: ['everyday'], places: OPEN, networkStates: ['impaired'], localCauses: [null], viaProxy: true },
    never: INSIDE,
    steps: 1,
    risk: 'advice_vpn_unsteady_risk',
    sources: [METHOD],
    ...SOON,
  },
  {
    ...FACT,
    id: 'vpn_detected',
    rank: 50,
    when: {
      situations: ['everyday', 'opened_on_purpose'],
      places: OPEN,
      viaProxy: true,
      networkStates: ['online'],
      causes: ['site'],
      reaches: ['reachable'],
    },
    never: INSIDE,
    steps: 0,
    risk: 'advice_vpn_detected_risk',
    sources: [PLATFORMS],
    ...SOON,
  },
  {
    ...FACT,
    id: 'vpn_law',
    rank: 70,
    when: { ...ASKED, places: ['outside', 'russia'] },
    never: RUSSIA_ONLY,
    steps: 1,
    risk: 'advice_vpn_law_risk',
    sources: [OFFICIALS, LAW, LINK_FINE],
    ...SOON,
  },
  {
    ...FACT,
    id: 'vpn_state_apps',
    severity: 'do',
    rank: 72,
    when: { ...ASKED, places: ['russia'] },
    never: RUSSIA_ONLY,
    steps: 1,
    risk: 'advice_vpn_state_apps_risk',
    sources: [PLATFORMS],
    ...SOON,
  },
  {
    ...FACT,
    id: 'vpn_breaks',
    rank: 74,
    when: { ...ASKED, places: [...OPEN, ...FILTERED, 'belarus'] },
    never: ['iran', ...STRICT],
    steps: 0,
    risk: 'advice_vpn_breaks_risk',
    sources: [BREAKS, WHITELIST],
    ...SOON,
  },
  {
    ...FACT,
    id: 'vpn_unknown',
    severity: 'care',
    rank: 73,
    when: { ...ASKED, places: [...OPEN, ...FILTERED, ...HARSH] },
    steps: 1,
    risk: 'advice_vpn_unknown_risk',
    sources: [GUIDES],
    ...SOON,
  },
  {
    ...FACT,
    id: 'tor_bridges',
    topic: 'tor',
    depth: 'full',
    rank: 76,
    when: { ...ASKED, places: OPEN },
    never: [...FILTERED, ...HARSH, 'occupied', 'unsaid', ...CLOSED],
    steps: 1,
    risk: 'advice_tor_bridges_risk',
    sources: [RDSYS],
    ...SOON,
  },
];
