import { type Content, html } from './content.ts';

const RUSSIAN_TEXT = 'Доступ к сайту ограничен в соответствии с Федеральными законами';

/** Machines that exist to say "blocked", with the text of each; wording after published fingerprints. */
const BLOCK_PAGES: Readonly<Record<string, string>> = {
  'warning.rt.ru': RUSSIAN_TEXT,
  'block.rt.ru': RUSSIAN_TEXT,
  'blocked.mgts.ru': RUSSIAN_TEXT,
  't2blocked.com': RUSSIAN_TEXT,
  'eais.rkn.gov.ru': 'Единый реестр доменных имён, указателей страниц сайтов и сетевых адресов',
  'erblock.crimea.com': 'Доступ к запрашиваемому ресурсу закрыт по решению уполномоченных органов',
  'internet.mts.by': 'Доступ к ресурсу ограничен на территории Республики Беларусь',
};

/** What a block-page machine answers, whatever it is asked for; null for every other host. */
export function blockPageOf(host: string): Content | null {
  const words = BLOCK_PAGES[host];
  return words === undefined ? null : html(200, blockPage(words));
}

export function blockPage(words = RUSSIAN_TEXT): string {
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Доступ ограничен</title></head>
<body><h1>Доступ ограничен</h1><p>${words}</p></body></html>
`;
}
