/** Where a row comes from, as plain text: in filtered places a source is never a link. Dates are of the version read. */
export interface Source {
  readonly text: string;
  /** ISO date, day or month. */
  readonly date: string;
}

export const SOURCES = {
  ooni: { text: 'ooni/data targets.py, ooni/probe-cli', date: '2026-08-21' },
  v2fly: { text: 'v2fly/domain-list-community', date: '2026-08-19' },
  dpi: { text: 'hyperion-cs/dpi-checkers', date: '2026-08-07' },
  detector: { text: 'Runnin4ik/dpi-detector', date: '2026-04-24' },
  refilter: { text: '1andrevich/Re-filter-lists', date: '2026-07-04' },
  itdog: { text: 'itdoginfo/allow-domains', date: '2026-08-17' },
  lists: { text: 'named in citizenlab/test-lists', date: '2026-06-30' },
  article: { text: 'KHPG, archive.khpg.org 1608814890', date: '2025-08' },
  krymsos: { text: 'CrimeaSOS, krymsos.com', date: '2025-09-10' },
  mtproto: { text: 'Telegram, core.telegram.org/mtproto/transports', date: '2026-11-23' },
  signal: { text: 'OONI signal test, ooni/probe-cli', date: '2026-08-14' },
  press81: { text: 'Russian MFA list of 81 media, press', date: '2024-06-25' },
  press: { text: 'press reports of the Russian regulator', date: '2025-12' },
  nsdi: { text: 'united24media; xakep.ru; theins.press 289338', date: '2026-02-12' },
  vendor: { text: "the vendor's own documentation", date: '2026-05-05' },
  os: { text: "the system's or browser's own connectivity check", date: '2026-06-30' },
  edge: { text: 'Microsoft Edge privacy whitepaper', date: '2026-11-23' },
  whitelist: { text: 'hxehex/russia-mobile-internet-whitelist', date: '2026-05-17' },
  checkers: { text: 'seen in public connectivity checkers', date: '2026-11-23' },
  cdn: { text: 'jquery.com downloads', date: '2026-11-23' },
  cloudflare: { text: 'Cloudflare, www.cloudflare.com/ips; unpkg.com', date: '2023-09-28' },
  fastly: { text: 'Fastly, api.fastly.com/public-ip-list; jquery.com downloads', date: '2025-10' },
  fingerprints: { text: 'ooni/blocking-fingerprints 171641e', date: '2024-10-20' },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof SOURCES;
