/** Small things that may help against one kind of blocking. */
import type { AdviceRow } from '../../core/advise.ts';
import type { Category } from '../../core/types.ts';
import { SOON } from './dates.ts';
import { CLOSED, FILTERED, HARSH, OCCUPIED, OPEN, STRICT } from './places.ts';
import { blockedBy } from './rows-methods.ts';
import { BROWSERS, DOH, NAMES, TARIFF, USERS } from './sources.ts';

/** No way is shown to sites of circumvention tools or of a state. */
const EVERYDAY: readonly Category[] = [
  'messenger',
  'social',
  'video',
  'news-ua',
  'news-ru',
  'news-intl',
  'reference',
  'custom',
];

export const WAY_ROWS: readonly AdviceRow[] = [
  {
    id: 'throttling_belarus',
    topic: 'slow',
    depth: 'short',
    severity: 'do',
    rank: 28,
    when: { ...blockedBy('throttling', 'body_freeze'), places: ['belarus'] },
    never: [],
    steps: 1,
    risk: 'advice_throttling_belarus_risk',
    sources: [TARIFF],
    ...SOON,
  },
  {
    id: 'encrypted_dns',
    topic: 'encrypted_dns',
    depth: 'short',
    severity: 'do',
    rank: 44,
    when: { ...blockedBy('dns_tampering'), categories: EVERYDAY, places: [...OPEN, ...FILTERED, 'belarus'] },
    never: ['iran', ...OCCUPIED, ...CLOSED],
    steps: 2,
    risk: 'advice_encrypted_dns_risk',
    sources: [NAMES, DOH],
    ...SOON,
  },
  {
    id: 'other_browser',
    topic: 'other_browser',
    depth: 'short',
    severity: 'do',
    rank: 44,
    when: { ...blockedBy('sni_filtering', null), categories: EVERYDAY, places: [...OPEN, ...FILTERED, ...HARSH] },
    never: STRICT,
    steps: 1,
    risk: 'advice_other_browser_risk',
    sources: [USERS, BROWSERS],
    ...SOON,
  },
];
