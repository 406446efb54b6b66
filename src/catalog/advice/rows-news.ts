/** News, and what the law says about searching. */
import type { AdviceRow } from '../../core/advise.ts';
import type { Category } from '../../core/types.ts';
import { SOON } from './dates.ts';
import { CLOSED, FILTERED, NOT_RUSSIAN_LAW, OCCUPIED, OPEN, STRICT } from './places.ts';
import { FOUND } from './rows-methods.ts';
import { FIRST_FINES, GUIDES, LAW, LINK_FINE, METHOD, OFFICIALS, ROSKOMSVOBODA, SUBSCRIPTIONS } from './sources.ts';

const NEWS: readonly Category[] = ['news-ua', 'news-ru', 'news-intl'];
const BOTH = ['everyday', 'opened_on_purpose'] as const;
const NEWS_BLOCKED = { ...FOUND, situations: BOTH, causes: ['blocking'], categories: NEWS } as const;

export const NEWS_ROWS: readonly AdviceRow[] = [
  {
    id: 'news_ways',
    topic: 'news_ways',
    depth: 'short',
    severity: 'do',
    rank: 48,
    when: { ...NEWS_BLOCKED, places: [...OPEN, ...FILTERED] },
    never: ['belarus', 'iran', ...STRICT],
    steps: 1,
    risk: 'advice_news_ways_risk',
    sources: [GUIDES, LINK_FINE],
    ...SOON,
  },
  {
    id: 'news_ways_belarus',
    topic: 'news_ways',
    depth: 'short',
    severity: 'care',
    rank: 48,
    when: { situations: ['opened_on_purpose'], places: ['belarus'] },
    never: ['iran', ...STRICT],
    steps: 1,
    risk: 'advice_news_ways_belarus_risk',
    sources: [SUBSCRIPTIONS],
    ...SOON,
  },
  {
    id: 'news_relative',
    topic: 'news_ways',
    depth: 'short',
    severity: 'info',
    rank: 48,
    when: { ...FOUND, places: OCCUPIED, causes: ['blocking'], categories: NEWS },
    never: ['iran', ...CLOSED],
    steps: 1,
    risk: 'advice_news_relative_risk',
    sources: [METHOD, GUIDES],
    ...SOON,
  },
  {
    id: 'search_law',
    topic: 'search_law',
    depth: 'full',
    severity: 'care',
    rank: 64,
    when: { situations: ['opened_on_purpose'], places: ['russia'] },
    never: [...NOT_RUSSIAN_LAW, ...OCCUPIED],
    steps: 1,
    risk: 'advice_search_law_risk',
    sources: [LAW, OFFICIALS, FIRST_FINES, ROSKOMSVOBODA],
    ...SOON,
  },
  {
    id: 'search_law_strict',
    topic: 'search_law',
    depth: 'short',
    severity: 'care',
    rank: 34,
    when: { situations: ['opened_on_purpose'], places: OCCUPIED },
    never: NOT_RUSSIAN_LAW,
    steps: 1,
    risk: 'advice_search_law_strict_risk',
    sources: [LAW, FIRST_FINES],
    ...SOON,
  },
];
