/** Published statements about what this program cannot or may not test. Shown as reports with their date, never as results. */
import type { Place } from '../core/types.ts';
import type { DatedReport } from '../protocol.ts';

interface Row extends Omit<DatedReport, 'id' | 'place'> {
  /** Who said it, for whoever looks after the row. Never on a screen: some of these names raise questions there. */
  readonly named: string;
}

const NSDI = {
  function: 'dns',
  status: 'blocked',
  since: '2026-02-10',
  source: 'press',
  named: 'united24media; xakep.ru; theins.press',
  date: '2026-02-12',
} as const;
const CALLS = {
  function: 'calls',
  status: 'restricted',
  since: '2025-08-13',
  source: 'regulator',
  named: 'Roskomnadzor, via KHPG',
  date: '2025-08-13',
} as const;
const SOUTH = {
  function: 'app',
  status: 'partial',
  since: '2025-10',
  source: 'users',
  named: 'southern regions: telegramdesktop/tdesktop 29947',
  date: '2025-10-25',
} as const;
const MEDIA_81 = {
  function: 'web',
  status: 'blocked',
  since: '2024-06-25',
  source: 'ministry',
  named: 'Russian Foreign Ministry, press',
  date: '2024-06-25',
} as const;

const blocked = (service: string, fn: string, since: string, named: string, date = since): Row => ({
  service,
  function: fn,
  status: 'blocked',
  since,
  source: sourceOf(named),
  named,
  date,
});

function sourceOf(named: string): DatedReport['source'] {
  if (named.startsWith('Roskomnadzor')) return 'regulator';
  return named.startsWith('net4people') ? 'users' : 'press';
}

/** Newest first within a service. */
const RUSSIA: readonly Row[] = [
  blocked('linkedin', 'web', '2016-11', 'press; Re-filter-lists', '2026-07-04'),
  ...['facebook', 'instagram', 'x'].map((id) => blocked(id, 'web', '2022-03', 'press; Re-filter-lists', '2026-07-04')),
  blocked('youtube', 'web', '2024-08', 'net4people/bbs 382'),
  {
    service: 'youtube',
    function: 'video_speed',
    status: 'throttled',
    since: '2024-07',
    source: 'users',
    named: 'net4people/bbs 382',
    date: '2024-08',
  },
  blocked('signal', 'app', '2024-08', 'press'),
  blocked('discord', 'app', '2024-10-08', 'Roskomnadzor, press'),
  blocked('viber', 'app', '2024-12-13', 'Roskomnadzor, press'),
  blocked('whatsapp', 'app', '2026-02-11', 'united24media; xakep.ru; theins.press', '2026-02-12'),
  { service: 'whatsapp', ...SOUTH },
  { service: 'whatsapp', ...CALLS },
  {
    service: 'telegram',
    function: 'app',
    status: 'restricted',
    since: '2026-04-10',
    source: 'press',
    named: 'Kyiv Post, The Moscow Times: about 95 in 100 attempts fail',
    date: '2026-04-10',
  },
  {
    service: 'telegram',
    function: 'app',
    status: 'throttled',
    since: '2026-02-09',
    source: 'press',
    named: 'RBC; Meduza',
    date: '2026-02-10',
  },
  { service: 'telegram', ...SOUTH },
  { service: 'telegram', ...CALLS },
  blocked('snapchat', 'app', '2025-10-10', 'press', '2025-12'),
  blocked('roblox', 'app', '2025-12-03', 'press'),
  blocked('facetime', 'calls', '2025-12-04', 'press'),
  {
    service: 'google_meet',
    function: 'calls',
    status: 'partial',
    since: '2025-09',
    source: 'users',
    named: 'itdoginfo/allow-domains',
    date: '2025-09-07',
  },
  ...[
    'youtube',
    'whatsapp',
    'facebook',
    'messenger',
    'instagram',
    'windscribe',
    'apkmirror',
    'tor',
    'bbc',
    'currenttime',
    'dw',
    'rferl',
    'moscowtimes',
  ].map((service) => ({ service, ...NSDI })),
  ...['lemonde', 'spiegel', 'elpais', 'politico'].map((service) => ({ service, ...MEDIA_81 })),
];

const OCCUPIED: readonly Row[] = [
  {
    service: 'telegram',
    function: 'app',
    status: 'partial',
    since: '2026-03-19',
    source: 'press',
    named: 'RFE/RL Donbas.Realii',
    date: '2026-03-19',
  },
  {
    service: 'telegram',
    function: 'calls',
    status: 'restricted',
    since: '2026-03-19',
    source: 'press',
    named: 'Luhansk: RFE/RL Donbas.Realii',
    date: '2026-03-19',
  },
  ...['whatsapp', 'telegram'].map(
    (service): Row => ({
      service,
      function: 'app',
      status: 'partial',
      since: '2025-10',
      source: 'press',
      named: 'Crimea: Mission of the President of Ukraine, via Intent',
      date: '2025-10-31',
    }),
  ),
];

const inPlace = (place: Place, rows: readonly Row[]): DatedReport[] =>
  rows.map(({ named: _, ...row }) => ({ id: `${place}/${row.service}/${row.function}/${row.since}`, place, ...row }));

export const REPORTS: readonly DatedReport[] = [...inPlace('russia', RUSSIA), ...inPlace('occupied', OCCUPIED)];

/** Places whose networks and law are imposed on another: their reports are shown there too, under their own place. */
const ALSO: Readonly<Partial<Record<Place, Place>>> = { occupied: 'russia' };

/**
 * Returns what is reported of a service in a place, its own reports first. A row keeps the place it was reported for,
 * so that a report from Russia never reads as one from occupied territory.
 */
export function reportsFor(place: Place, serviceId: string): DatedReport[] {
  const of = (where: Place | undefined) => REPORTS.filter((row) => row.place === where && row.service === serviceId);
  return [...of(place), ...(ALSO[place] ? of(ALSO[place]) : [])];
}
