/** Staying in touch. */
import type { AdviceRow, AdviceWhen } from '../../core/advise.ts';
import { SOON } from './dates.ts';
import { CLOSED, FILTERED, HARSH, NOT_RUSSIAN_LAW, OCCUPIED, OPEN } from './places.ts';
import { blockedBy, FOUND } from './rows-methods.ts';
import { CALLS, HENICHESK, KHPG, MAX, METHOD, ROUTES } from './sources.ts';

/** Not where pages come through slowly, and not behind a foreign certificate, where no other way in should be tried. */
const MESSENGER_BLOCKED: AdviceWhen = {
  ...blockedBy('dns_tampering', 'ip_blocking', 'sni_filtering', 'http_blocking', null),
  reaches: ['unreachable'],
  categories: ['messenger'],
};

export const MESSENGER_ROWS: readonly AdviceRow[] = [
  {
    id: 'messenger_blocked',
    topic: 'messenger',
    depth: 'full',
    severity: 'do',
    rank: 30,
    when: { ...MESSENGER_BLOCKED, places: [...OPEN, ...FILTERED, ...HARSH] },
    never: OCCUPIED,
    steps: 2,
    risk: 'advice_messenger_blocked_risk',
    sources: [METHOD, ROUTES, KHPG],
    ...SOON,
  },
  {
    id: 'messenger_blocked_strict',
    topic: 'messenger',
    depth: 'short',
    severity: 'info',
    rank: 30,
    when: { ...MESSENGER_BLOCKED, places: [...OCCUPIED, ...CLOSED] },
    never: [],
    steps: 1,
    risk: 'advice_messenger_blocked_strict_risk',
    sources: [METHOD],
    ...SOON,
  },
  {
    id: 'calls_restricted',
    topic: 'calls',
    depth: 'short',
    severity: 'info',
    // Beside the messenger that does not connect: that is when a person wants to know about calls.
    rank: 31,
    when: { ...FOUND, places: ['russia', ...OCCUPIED], services: ['whatsapp', 'telegram'] },
    never: NOT_RUSSIAN_LAW,
    steps: 1,
    risk: 'advice_calls_restricted_risk',
    sources: [CALLS, KHPG],
    ...SOON,
  },
  {
    id: 'state_messenger',
    topic: 'state_messenger',
    depth: 'full',
    severity: 'info',
    rank: 66,
    when: { situations: ['opened_on_purpose'], places: ['outside', 'russia'] },
    never: [...NOT_RUSSIAN_LAW, ...OCCUPIED],
    steps: 3,
    risk: 'advice_state_messenger_risk',
    sources: [MAX],
    ...SOON,
  },
  {
    id: 'state_messenger_must',
    topic: 'state_messenger',
    depth: 'short',
    severity: 'care',
    rank: 32,
    when: { situations: ['opened_on_purpose'], places: OCCUPIED },
    never: NOT_RUSSIAN_LAW,
    steps: 2,
    risk: 'advice_state_messenger_must_risk',
    sources: [MAX, HENICHESK],
    ...SOON,
  },
];
