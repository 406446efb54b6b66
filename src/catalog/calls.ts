/**
 * Call servers: neutral ones, and those of services, with how sure it is that they answer a stranger, and when that was
 * last seen. The weekly look from an open network renews the dates in `calls-seen.json`.
 */
import type { CallServer, CallTransport } from '../core/calls/types.ts';
import SEEN from './calls-seen.json' with { type: 'json' };

/** `answered`: somebody saw it answer. `reported`: programs are reported to use it. `expected`: it should, by its kind. */
export type Sureness = 'answered' | 'reported' | 'expected';

export interface CallRow {
  /** Null for a neutral control. */
  readonly service: string | null;
  readonly owner: string;
  readonly group: CallServer['group'];
  readonly transport: CallTransport;
  readonly host: string;
  readonly port: number;
  readonly sure: Sureness;
  /** ISO day on which that was last seen. */
  readonly seen: string;
  readonly source: string;
}

type Row = Omit<CallRow, 'service' | 'group'> & Partial<Pick<CallRow, 'group'>>;

const HOURLY = { sure: 'answered', seen: '2026-08-22', source: 'pradt2/always-online-stun, checked hourly' } as const;
const VENDOR = { sure: 'expected', seen: '2026-05-05' } as const;

/**
 * Most telling first: where few may be asked, the first of each owner are taken. The first is one that ordinary pages use
 * too. Servers that ways round a block are known for are left out but for the last resort, Nextcloud's.
 */
const NEUTRAL: readonly Row[] = [
  {
    owner: 'Google',
    transport: 'stun',
    host: 'stun.l.google.com',
    port: 19302,
    sure: 'reported',
    seen: '2026-06-06',
    source: 'sgawa/pac-ip-manager; the example of most WebRTC code',
  },
  {
    owner: 'Cloudflare',
    transport: 'turn',
    host: 'turn.cloudflare.com',
    port: 3478,
    sure: 'reported',
    seen: '2026-10-09',
    source: 'Cloudflare documentation; Tolian82/os-zapret2-restyle: answered beside a silent Telegram',
  },
  { owner: 'Framasoft', transport: 'stun', host: 'stun.framasoft.org', port: 3478, ...HOURLY },
  { owner: 'Nextcloud', transport: 'stun', host: 'stun.nextcloud.com', port: 443, ...HOURLY },
  {
    owner: 'Cloudflare',
    transport: 'turns',
    host: 'turn.cloudflare.com',
    port: 443,
    ...VENDOR,
    source: 'Cloudflare documentation',
  },
];

/** Everyday firms of the country, asked only where the place has a domestic group. */
const DOMESTIC: readonly Row[] = [
  { owner: 'Fit Auto', group: 'domestic', transport: 'stun', host: 'stun.fitauto.ru', port: 3478, ...HOURLY },
  { owner: '1C-Bit', group: 'domestic', transport: 'stun', host: 'stun.1cbit.ru', port: 3478, ...HOURLY },
];

const SERVICES: Readonly<Record<string, readonly Row[]>> = {
  telegram: ['91.108.9.100', '91.108.9.6'].map((host) => ({
    owner: 'Telegram',
    transport: 'turn',
    host,
    port: 1400,
    sure: 'reported',
    seen: host.endsWith('.100') ? '2026-10-09' : '2026-08-28',
    source: 'Tolian82/os-zapret2-restyle; a call of Telegram Web, 2026-04',
  })),
  signal: [
    ...([3478, 443] as const).map((port) => ({
      owner: 'Signal',
      transport: 'turn' as const,
      host: 'turn3.voip.signal.org',
      port,
      sure: 'reported' as const,
      seen: '2026-04-24',
      source: "RingRTC's own test client",
    })),
    {
      owner: 'Signal',
      transport: 'turn_tcp',
      host: 'turn3.voip.signal.org',
      port: 80,
      ...VENDOR,
      source: "RingRTC's own test client",
    },
  ],
  google_meet: [
    {
      owner: 'Google',
      transport: 'stun',
      host: 'stun.l.google.com',
      port: 19302,
      sure: 'reported',
      seen: '2026-06-06',
      source: "inside Meet's range: sgawa/pac-ip-manager",
    },
    {
      owner: 'Google',
      transport: 'turn',
      host: 'meet.turns.goog',
      port: 3478,
      ...VENDOR,
      source: 'Google Workspace documentation',
    },
  ],
  jitsi: [
    {
      owner: '8x8',
      transport: 'stun',
      host: 'meet-jit-si-turnrelay.jitsi.net',
      port: 443,
      ...VENDOR,
      source: 'Jitsi, default configuration',
    },
  ],
  matrix: [
    {
      owner: 'Matrix.org',
      transport: 'turn',
      host: 'turn.matrix.org',
      port: 3478,
      ...VENDOR,
      source: 'matrix-js-sdk, FALLBACK_ICE_SERVER',
    },
  ],
  teams: ['worldaz.tr.teams.microsoft.com', 'worldaz.relay.teams.microsoft.com'].map((host) => ({
    owner: 'Microsoft',
    transport: 'stun',
    host,
    port: 3478,
    sure: 'reported',
    seen: '2026-05-05',
    source: 'browser checkers that rely on it',
  })),
  threema: [{ owner: 'Threema', transport: 'stun', host: 'stun.threema.ch', port: 3478, ...HOURLY }],
};

/** Services that give each call a server of its own: nothing can be asked beforehand. */
export const PER_CALL: readonly string[] = ['whatsapp', 'viber', 'discord', 'zoom', 'messenger', 'facetime'];

const renewed: Readonly<Record<string, string | undefined>> = SEEN;

function filled(service: string | null, row: Row): CallRow {
  const seen = renewed[idOf(row)];
  const isNewer = seen !== undefined && seen > row.seen;
  return { group: 'foreign', ...row, service, ...(isNewer ? { seen, sure: 'answered' } : {}) };
}

export const CALL_CONTROLS: readonly CallRow[] = [...NEUTRAL, ...DOMESTIC].map((row) => filled(null, row));
export const CALL_ROWS: readonly CallRow[] = Object.entries(SERVICES).flatMap(([id, rows]) =>
  rows.map((row) => filled(id, row)),
);

/** Hosts of sites that speak HTTP/3, of two owners, for whether other UDP passes. */
export const QUIC_HOSTS: readonly { readonly host: string; readonly owner: string }[] = [
  { host: 'www.gstatic.com', owner: 'Google' },
  { host: 'cp.cloudflare.com', owner: 'Cloudflare' },
];

export function idOf({ transport, host, port }: Pick<CallRow, 'transport' | 'host' | 'port'>): string {
  return `${transport}:${host}:${port}`;
}

/** Returns the server of a row. */
export function serverOf(row: CallRow): CallServer {
  const { service, owner, group, transport, host, port, sure } = row;
  return { id: idOf(row), service, owner, group, transport, host, port, isProven: sure === 'answered' };
}

const DAY_MS = 24 * 60 * 60_000;
const OLD_DAYS = 90;

/** Whether so long has passed since a server was seen that its silence would say nothing. */
export function isTooOld({ seen }: Pick<CallRow, 'seen'>, nowMs: number): boolean {
  return nowMs - Date.parse(seen) > OLD_DAYS * DAY_MS;
}
