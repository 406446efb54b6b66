import type { Service } from '../schema.ts';
import { site } from './site.ts';

const news = { category: 'news-intl', code: 'NEWS' } as const;
const watched = true;

export const NEWS_INTL: readonly Service[] = [
  site({
    id: 'guardian',
    name: 'The Guardian',
    ...news,
    tier: 'B',
    watched,
    host: 'www.theguardian.com',
    source: 'article',
  }),
  // One host serves all its languages, so one row stands for all.
  site({ id: 'bbc', name: 'BBC', ...news, tier: 'B', watched, host: 'www.bbc.com', source: 'refilter' }),
  site({ id: 'reuters', name: 'Reuters', ...news, tier: 'B', watched, host: 'www.reuters.com', source: 'lists' }),
  site({ id: 'nyt', name: 'The New York Times', ...news, tier: 'B', host: 'www.nytimes.com', source: 'lists' }),
  site({ id: 'cnn', name: 'CNN', ...news, tier: 'B', host: 'www.cnn.com', source: 'lists' }),
  site({ id: 'lemonde', name: 'Le Monde', ...news, tier: 'B', host: 'www.lemonde.fr', source: 'refilter' }),
  site({ id: 'spiegel', name: 'Der Spiegel', ...news, tier: 'B', host: 'www.spiegel.de', source: 'press81' }),
  site({ id: 'elpais', name: 'El País', ...news, tier: 'B', host: 'elpais.com', source: 'press81' }),
  site({ id: 'politico', name: 'Politico Europe', ...news, tier: 'B', host: 'www.politico.eu', source: 'press81' }),
  // Listed as undesirable in Russia, or near to it: dangerous to be seen with.
  site({ id: 'dw', name: 'Deutsche Welle', ...news, tier: 'C', watched, host: 'www.dw.com', source: 'refilter' }),
  site({ id: 'rferl', name: 'RFE/RL', ...news, tier: 'C', watched, host: 'www.rferl.org', source: 'refilter' }),
  site({ id: 'voa', name: 'Voice of America', ...news, tier: 'C', host: 'www.voanews.com', source: 'refilter' }),
];
