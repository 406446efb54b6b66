import type { Service } from '../schema.ts';
import { site } from './site.ts';

const news = { category: 'news-ru', code: 'NEWS', tier: 'C' } as const;
const watched = true;

/** Independent Russian news and rights. */
export const NEWS_RU: readonly Service[] = [
  // The main host only: another of its hosts is asked by programs that look for VPN users.
  site({ id: 'meduza', name: 'Meduza', ...news, watched, host: 'meduza.io', source: 'refilter' }),
  site({ id: 'mediazona', name: 'Mediazona', ...news, watched, host: 'zona.media', source: 'refilter' }),
  site({ id: 'novaya_europe', name: 'Novaya Gazeta Europe', ...news, host: 'novayagazeta.eu', source: 'refilter' }),
  site({ id: 'theins', name: 'The Insider', ...news, host: 'theins.ru', source: 'refilter' }),
  site({ id: 'tvrain', name: 'TV Rain', ...news, host: 'tvrain.tv', source: 'refilter' }),
  site({ id: 'currenttime', name: 'Current Time', ...news, host: 'www.currenttime.tv', source: 'refilter' }),
  site({ id: 'verstka', name: 'Verstka', ...news, host: 'verstka.media', source: 'refilter' }),
  site({ id: 'istories', name: 'Important Stories', ...news, host: 'istories.media', source: 'refilter' }),
  site({ id: 'moscowtimes', name: 'The Moscow Times', ...news, host: 'www.themoscowtimes.com', source: 'refilter' }),
  site({ id: 'ovdinfo', name: 'OVD-Info', ...news, code: 'HUMR', watched, host: 'ovd.info', source: 'refilter' }),
  site({
    id: 'roskomsvoboda',
    name: 'Roskomsvoboda',
    ...news,
    code: 'HUMR',
    host: 'roskomsvoboda.org',
    source: 'refilter',
  }),
];
