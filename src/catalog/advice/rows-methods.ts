/** How it looks blocked: one explanation at a time, the one that tells about most services. */
import type { AdviceRow, AdviceWhen } from '../../core/advise.ts';
import type { Method } from '../../core/types.ts';
import { SEASON } from './dates.ts';
import { FILTERED, HARSH, OPEN, STRICT } from './places.ts';
import { FINGERPRINTS, FREEZE, KAZAKHSTAN, METHOD, OONI, ROUTES, SNI_2024 } from './sources.ts';

/** Findings count only on a network that is in order. */
export const FOUND = { situations: ['everyday'], networkStates: ['online'], localCauses: [null] } as const;
export const blockedBy = (...methods: (Method | null)[]): AdviceWhen => ({ ...FOUND, causes: ['blocking'], methods });

const EXPLAINS = { topic: 'blocking', depth: 'short', group: 'explain', rank: 40, severity: 'info' } as const;

export const METHOD_ROWS: readonly AdviceRow[] = [
  {
    ...EXPLAINS,
    id: 'tls_interception',
    group: 'interception',
    severity: 'care',
    rank: 2,
    when: blockedBy('tls_interception'),
    never: [],
    steps: 2,
    risk: 'advice_tls_interception_risk',
    sources: [METHOD, KAZAKHSTAN],
    ...SEASON,
  },
  {
    ...EXPLAINS,
    id: 'http_blocking',
    when: blockedBy('http_blocking'),
    never: [],
    steps: 1,
    risk: 'advice_http_blocking_risk',
    sources: [METHOD, FINGERPRINTS],
    ...SEASON,
  },
  {
    ...EXPLAINS,
    id: 'dns_tampering',
    when: blockedBy('dns_tampering'),
    never: [],
    steps: 0,
    risk: 'advice_dns_tampering_risk',
    sources: [METHOD, OONI],
    ...SEASON,
  },
  {
    ...EXPLAINS,
    id: 'sni_filtering',
    when: blockedBy('sni_filtering'),
    never: [],
    steps: 0,
    risk: 'advice_sni_filtering_risk',
    sources: [METHOD, OONI, SNI_2024],
    ...SEASON,
  },
  {
    ...EXPLAINS,
    id: 'ip_blocking',
    when: blockedBy('ip_blocking'),
    never: [],
    steps: 0,
    risk: 'advice_ip_blocking_risk',
    sources: [METHOD, OONI, ROUTES],
    ...SEASON,
  },
  {
    ...EXPLAINS,
    id: 'body_freeze',
    topic: 'slow',
    severity: 'do',
    when: blockedBy('body_freeze'),
    never: [],
    steps: 2,
    risk: 'advice_body_freeze_risk',
    sources: [METHOD, FREEZE],
    ...SEASON,
  },
  {
    ...EXPLAINS,
    id: 'throttling',
    topic: 'slow',
    severity: 'do',
    when: { ...blockedBy('throttling'), places: [...OPEN, ...FILTERED, 'iran', ...STRICT] },
    never: ['belarus'],
    steps: 2,
    risk: 'advice_throttling_risk',
    sources: [METHOD],
    ...SEASON,
  },
  {
    ...EXPLAINS,
    id: 'blocking_unnamed',
    when: blockedBy(null),
    never: [],
    steps: 0,
    risk: 'advice_blocking_unnamed_risk',
    sources: [METHOD],
    ...SEASON,
  },
  {
    ...EXPLAINS,
    id: 'many_blocked',
    depth: 'full',
    group: 'many',
    rank: 52,
    when: { ...FOUND, causes: ['blocking'], minCount: 5 },
    never: [...HARSH, ...STRICT],
    steps: 0,
    risk: 'advice_many_blocked_risk',
    sources: [METHOD],
    ...SEASON,
  },
];
