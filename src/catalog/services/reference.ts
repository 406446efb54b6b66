import type { Service } from '../schema.ts';
import { role, service, small } from './site.ts';

/** What nearly everybody opens, and what tells a list of allowed sites from the open network. */
export const REFERENCE: readonly Service[] = [
  service({
    id: 'google_search',
    name: 'Google Search',
    category: 'reference',
    code: 'SRCH',
    tier: 'A',
    watched: true,
    // The origin only: a search query is never sent.
    roles: [role('web', { url: 'https://www.google.com/generate_204', largeUrl: 'https://www.google.com/' })],
    source: 'dpi',
  }),
  service({
    id: 'wikipedia',
    name: 'Wikipedia',
    category: 'reference',
    code: 'CULTR',
    tier: 'A',
    watched: true,
    // The English edition: in occupied territory the Ukrainian one would tell who the person is.
    roles: [
      role('web', { url: 'https://en.wikipedia.org/favicon.ico', largeUrl: 'https://en.wikipedia.org/' }),
      role('media', small('upload.wikimedia.org')),
    ],
    source: 'dpi',
  }),
  service({
    id: 'apkmirror',
    name: 'APKMirror',
    category: 'reference',
    code: 'FILE',
    tier: 'C',
    roles: [role('web', small('www.apkmirror.com', 'favicon.ico'))],
    source: 'nsdi',
  }),
];
