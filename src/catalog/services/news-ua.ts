import type { Service } from '../schema.ts';
import { site } from './site.ts';

const news = { category: 'news-ua', code: 'NEWS', tier: 'C' } as const;
const rights = { ...news, code: 'HUMR' } as const;
const watched = true;

/** Ukrainian news and human rights. The host is asked, never an article. */
export const NEWS_UA: readonly Service[] = [
  site({ id: 'ria_pivden', name: 'RIA-Pivden', ...news, watched, host: 'ria-m.tv', source: 'refilter' }),
  site({
    id: 'khpg',
    name: 'Kharkiv Human Rights Protection Group',
    ...rights,
    watched,
    host: 'khpg.org',
    source: 'article',
  }),
  site({ id: 'pravda', name: 'Ukrainska Pravda', ...news, watched, host: 'www.pravda.com.ua', source: 'refilter' }),
  site({ id: 'suspilne', name: 'Suspilne', ...news, watched, host: 'suspilne.media', source: 'refilter' }),
  site({ id: 'hromadske', name: 'hromadske', ...news, watched, host: 'hromadske.ua', source: 'refilter' }),
  site({
    id: 'radiosvoboda',
    name: 'Radio Svoboda',
    ...news,
    watched,
    host: 'www.radiosvoboda.org',
    source: 'refilter',
  }),
  site({ id: 'krymr', name: 'Krym.Realii', ...news, watched, host: 'ua.krymr.com', source: 'refilter' }),
  site({
    id: 'kyivindependent',
    name: 'The Kyiv Independent',
    ...news,
    watched,
    host: 'kyivindependent.com',
    source: 'refilter',
  }),
  site({ id: 'nv', name: 'NV', ...news, host: 'nv.ua', source: 'refilter' }),
  site({ id: 'babel', name: 'Babel', ...news, host: 'babel.ua', source: 'refilter' }),
  site({ id: 'liga', name: 'LIGA.net', ...news, host: 'www.liga.net', source: 'refilter' }),
  site({ id: 'tsn', name: 'TSN', ...news, host: 'tsn.ua', source: 'refilter' }),
  site({ id: 'unian', name: 'UNIAN', ...news, host: 'www.unian.ua', source: 'refilter' }),
  site({ id: 'ukrinform', name: 'Ukrinform', ...news, host: 'www.ukrinform.ua', source: 'refilter' }),
  site({ id: 'censor_net', name: 'Censor.NET', ...news, host: 'censor.net', source: 'refilter' }),
  site({ id: 'detector_media', name: 'Detector Media', ...news, host: 'detector.media', source: 'refilter' }),
  site({ id: 'zmina', name: 'ZMINA', ...rights, host: 'zmina.info', source: 'refilter' }),
  site({ id: 'crimeahrg', name: 'Crimean Human Rights Group', ...rights, host: 'crimeahrg.org', source: 'refilter' }),
  site({ id: 'crimeasos', name: 'CrimeaSOS', ...rights, host: 'krymsos.com', source: 'krymsos' }),
];
