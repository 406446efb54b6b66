/** Everything that can be checked, in the order in which categories are shown. */
import type { Service } from './schema.ts';
import { CIRCUMVENTION } from './services/circumvention.ts';
import { MESSENGERS } from './services/messengers.ts';
import { NEWS_INTL } from './services/news-intl.ts';
import { NEWS_RU } from './services/news-ru.ts';
import { NEWS_UA } from './services/news-ua.ts';
import { PRIVATE_MESSENGERS } from './services/private-messengers.ts';
import { REFERENCE } from './services/reference.ts';
import { SOCIAL } from './services/social.ts';
import { STATE } from './services/state.ts';

export const SERVICES: readonly Service[] = [
  ...MESSENGERS,
  ...PRIVATE_MESSENGERS,
  ...SOCIAL,
  ...NEWS_UA,
  ...NEWS_RU,
  ...NEWS_INTL,
  ...REFERENCE,
  ...CIRCUMVENTION,
  ...STATE,
];
