/**
 * Providers that many sites live behind, and that were hit as a whole or easily could be (net4people/bbs 417 and 490), as
 * far as they publish their ranges: one more site there tells whether it is about the site or about its provider. Of the
 * published ranges only those in which sites of customers are met; who is missed is only not asked about.
 */
import type { Provider } from './schema.ts';

const reviewed = '2026-11-25';

export const PROVIDERS: readonly Provider[] = [
  {
    id: 'cloudflare',
    owner: 'Cloudflare',
    ranges: [
      '104.16.0.0/13',
      '104.24.0.0/14',
      '162.158.0.0/15',
      '172.64.0.0/13',
      '188.114.96.0/20',
      '2606:4700::/32',
      '2a06:98c0::/29',
    ],
    // Not cloudflare.com, which is reported to be spared (net4people/bbs 662). 87 KB, and a version never changes.
    url: 'https://unpkg.com/jquery@3.7.1/dist/jquery.min.js',
    source: 'cloudflare',
    reviewed,
  },
  {
    id: 'fastly',
    owner: 'Fastly',
    ranges: ['146.75.0.0/17', '151.101.0.0/16', '199.232.0.0/16', '2a04:4e40::/32', '2a04:4e42::/32'],
    // The file that serves as a control, too: no further host learns of us.
    url: 'https://code.jquery.com/jquery-3.7.1.min.js',
    source: 'fastly',
    reviewed,
  },
];
