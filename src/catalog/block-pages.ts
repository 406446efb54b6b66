/**
 * Facts about known block pages, never words that a genuine page may contain. A text counts only over plain http or
 * after a refused certificate, and only where the country agrees.
 */
import type { Place } from '../core/types.ts';
import type { SourceId } from './sources.ts';

export interface BlockPage {
  readonly id: string;
  /** `redirect`: host and path to which an answer leads; `address`: of the page; `text`: in the first bytes of the body. */
  readonly kind: 'redirect' | 'address' | 'text';
  readonly value: string;
  /** ISO 3166 code of the country that shows it. */
  readonly country: string;
}

/** Where all of them come from. */
export const BLOCK_PAGE_SOURCE: SourceId = 'fingerprints';

const REDIRECTS = {
  RU: [
    'eais.rkn.gov.ru',
    'warning.rt.ru',
    'block.rt.ru',
    'block.ip.center.rt.ru',
    'blocked.mgts.ru',
    'block.mgts.ru',
    'block.kf.mgts.ru',
    'subblock.mts.ru',
    'block.mts.ru',
    't2blocked.com',
    't2rkn.com',
    'fz139.ttk.ru',
    'zapret.2090000.ru',
    'zapret.westcall.net',
    'zapret-info.tis-dialog.ru',
    'forbidden.yota.ru',
    'you-shall-not-pass.is74.ru',
    'blocked.netbynet.ru',
    'blocked.akado.ru',
    'blocked.ugmk-telecom.ru',
    'block.orionnet.ru',
    'block.ecotelecom.ru',
    'block.runnet.ru',
    'site-blocked.ru',
    'blockpage.kmv.ru',
    'rkn.pakt.ru',
    '211.ru/149.html',
    'ufanet.ru/blocking.html',
    // Crimea.
    'erblock.crimea.com',
    'block.k-telecom.org',
    'block.yaltanet.ru',
  ],
  BY: ['a1.by/mininfo', 'internet.mts.by/blocked'],
  UA: ['blocked.triolan.com.ua'],
} as const;

const ADDRESSES = {
  RU: ['95.213.254.253', '62.112.121.68', '217.169.82.130'],
  BY: ['82.209.230.23', '134.17.0.7'],
  IR: ['10.10.34.34', '10.10.34.35', '10.10.34.36', 'd0::11'],
  TR: ['195.175.254.2'],
} as const;

const TEXTS = {
  RU: [
    'http://eais.rkn.gov.ru/',
    'Доступ к сайту ограничен в соответствии с Федеральными законами',
    'Доступ к запрашиваемому Вами Интернет-ресурсу ограничен в <br>',
    '<h1>Доступ к запрашиваемому ресурсу закрыт.',
    '<iframe src="http://subblock.mts.ru/api',
    'TTK :: Доступ к ресурсу ограничен',
    '//t2rkn.com/',
  ],
  IR: ['iframe src="http://10.10', '<iframe src="http://[d0:0:0:0:0:0:0:11', 'internet.ir/1-2', 'peyvandha.ir/1-2'],
  TR: ['<title>Telekomünikasyon İletişim Başkanlığı</title>', 'based on the law nr. 5651, administration measure'],
  UA: ['Відвідування даного ресурсу заборонено'],
} as const;

const rows = (kind: BlockPage['kind'], table: Readonly<Record<string, readonly string[]>>): BlockPage[] =>
  Object.entries(table).flatMap(([country, values]) =>
    values.map((value, index) => ({
      id: kind === 'text' ? `${country.toLowerCase()}-text-${index}` : value,
      kind,
      value,
      country,
    })),
  );

export const BLOCK_PAGES: readonly BlockPage[] = [
  ...rows('redirect', REDIRECTS),
  ...rows('address', ADDRESSES),
  ...rows('text', TEXTS),
];

/** Addresses that a resolver gives instead of the site's own. */
export const BLOCK_PAGE_ADDRESSES: ReadonlySet<string> = new Set(
  BLOCK_PAGES.filter(({ kind }) => kind === 'address').map(({ value }) => value),
);

/** Places that name a country; elsewhere any country's page counts, because the country is not known. */
const COUNTRY: Readonly<Partial<Record<Place, string>>> = {
  russia: 'RU',
  // Operators there show the pages of Russia.
  occupied: 'RU',
  belarus: 'BY',
  iran: 'IR',
  china: 'CN',
  turkmenistan: 'TM',
};

/** What came back over plain http or after a refused certificate: where it led, and the first bytes of its body. */
export interface Sighting {
  readonly redirectedTo: string | null;
  readonly body: string | null;
}

/** Returns the id of the block page that this is, or null. Not for bodies over valid TLS: those are genuine. */
export function blockPageOf({ redirectedTo, body }: Sighting, place: Place): string | null {
  const country = COUNTRY[place];
  const known = BLOCK_PAGES.filter((page) => country === undefined || page.country === country);
  const found = known.find(({ kind, value }) =>
    kind === 'text' ? body?.includes(value) : redirectedTo !== null && leadsTo(redirectedTo, value),
  );
  return found?.id ?? null;
}

/** Returns the host, or host and beginning of a path, of the known block page at this URL; null for any other. */
export function blockPageAt(url: string, place: Place): string | null {
  const id = blockPageOf({ redirectedTo: url, body: null }, place);
  return BLOCK_PAGES.find((page) => page.id === id)?.value ?? null;
}

/** `value` is a host, or a host and the beginning of a path. */
function leadsTo(url: string, value: string): boolean {
  const bare = url
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .toLowerCase();
  const after = bare.charAt(value.length);
  return bare.startsWith(value) && (after === '' || '/?:#'.includes(after));
}
