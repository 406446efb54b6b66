/** Known answers of unrelated owners. Any-of: they get blocked too, so a single failure means nothing. */
import type { Control } from './schema.ts';

const reviewed = '2026-11-23';

/** Over https, so that nobody but the owner can have answered. */
const FOREIGN: readonly Control[] = [
  {
    id: 'google',
    owner: 'Google',
    group: 'foreign',
    url: 'https://www.gstatic.com/generate_204',
    status: 204,
    body: '',
    source: 'os',
    reviewed,
  },
  {
    id: 'apple',
    owner: 'Apple',
    group: 'foreign',
    url: 'https://www.apple.com/library/test/success.html',
    status: 200,
    body: '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>',
    source: 'os',
    reviewed,
  },
  {
    id: 'microsoft',
    owner: 'Microsoft',
    group: 'foreign',
    url: 'https://edge.microsoft.com/captiveportal/generate_204',
    status: 204,
    body: '',
    source: 'edge',
    reviewed,
  },
  {
    id: 'mozilla',
    owner: 'Mozilla',
    group: 'foreign',
    url: 'https://detectportal.firefox.com/success.txt',
    status: 200,
    body: 'success',
    source: 'os',
    reviewed,
  },
  // Exempt from the body freeze in Russia: its success says nothing about other sites behind the same provider.
  {
    id: 'cloudflare',
    owner: 'Cloudflare',
    group: 'foreign',
    url: 'https://cp.cloudflare.com/generate_204',
    status: 204,
    body: '',
    source: 'checkers',
    reviewed,
  },
  // 87 KB that never change: the baseline for speed.
  {
    id: 'jquery',
    owner: 'OpenJS Foundation',
    group: 'foreign',
    url: 'https://code.jquery.com/jquery-3.7.1.min.js',
    status: 200,
    source: 'cdn',
    reviewed,
  },
];

/** Portals that half the country opens daily; never the state's own services, never a bank. At most one a round. */
const DOMESTIC: readonly Control[] = [
  { id: 'yandex', owner: 'Yandex', url: 'https://ya.ru/favicon.ico', source: 'dpi' } as const,
  { id: 'vk', owner: 'VK', url: 'https://vk.ru/favicon.ico', source: 'dpi' } as const,
  { id: 'mailru', owner: 'VK', url: 'https://mail.ru/favicon.ico', source: 'whitelist' } as const,
].map((row) => ({ ...row, group: 'domestic', status: 200, reviewed }));

/** Over plain http, because a sign-in page shows itself only there. */
const PORTAL: readonly Control[] = [
  {
    id: 'portal-mozilla',
    owner: 'Mozilla',
    group: 'portal',
    url: 'http://detectportal.firefox.com/success.txt',
    status: 200,
    body: 'success',
    source: 'os',
    reviewed,
  },
  {
    id: 'portal-apple',
    owner: 'Apple',
    group: 'portal',
    url: 'http://captive.apple.com/hotspot-detect.html',
    status: 200,
    body: '<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>',
    source: 'os',
    reviewed,
  },
  {
    id: 'portal-microsoft',
    owner: 'Microsoft',
    group: 'portal',
    url: 'http://www.msftconnecttest.com/connecttest.txt',
    status: 200,
    body: 'Microsoft Connect Test',
    source: 'os',
    reviewed,
  },
  {
    id: 'portal-google',
    owner: 'Google',
    group: 'portal',
    url: 'http://connectivitycheck.gstatic.com/generate_204',
    status: 204,
    body: '',
    source: 'os',
    reviewed,
  },
];

export const CONTROLS: readonly Control[] = [...FOREIGN, ...DOMESTIC, ...PORTAL];
