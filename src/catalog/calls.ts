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

/** How sure a row is, since when, and who says so. */
type Sighting = Pick<CallRow, 'sure' | 'seen' | 'source'>;

const HOURLY: Sighting = {
  sure: 'answered',
  seen: '2026-08-22',
  source: 'pradt2/always-online-stun, checked hourly',
};
const byVendor = (source: string): Sighting => ({ sure: 'expected', seen: '2026-05-05', source });
const reported = (seen: string, source: string): Sighting => ({ sure: 'reported', seen, source });
const CLOUDFLARE = 'Cloudflare documentation';
const RINGRTC = "RingRTC's own test client";
const OS_ZAPRET2 = 'Tolian82/os-zapret2-restyle';

/** `transport:host:port`, as in the ids of servers. */
function at(owner: string, id: string, sighting: Sighting): Row {
  const [transport = '', host = '', port = ''] = id.split(':');
  return { owner, transport: transport as CallTransport, host, port: Number(port), ...sighting };
}

/**
 * Most telling first: where few may be asked, the first of each owner are taken. The first is one that ordinary pages use
 * too. Servers that ways round a block are known for are left out but for the last resort, Nextcloud's.
 */
const NEUTRAL: readonly Row[] = [
  at(
    'Google',
    'stun:stun.l.google.com:19302',
    reported('2026-06-06', 'sgawa/pac-ip-manager; the example of most WebRTC code'),
  ),
  at(
    'Cloudflare',
    'turn:turn.cloudflare.com:3478',
    reported('2026-10-09', `${CLOUDFLARE}; ${OS_ZAPRET2}: answered beside a silent Telegram`),
  ),
  at('Framasoft', 'stun:stun.framasoft.org:3478', HOURLY),
  at('Nextcloud', 'stun:stun.nextcloud.com:443', HOURLY),
  at('Cloudflare', 'turns:turn.cloudflare.com:443', byVendor(CLOUDFLARE)),
];

/** Everyday firms of the country, asked only where the place has a domestic group. */
const DOMESTIC: readonly Row[] = [
  at('Fit Auto', 'stun:stun.fitauto.ru:3478', HOURLY),
  at('1C-Bit', 'stun:stun.1cbit.ru:3478', HOURLY),
].map((row) => ({ ...row, group: 'domestic' }));

const TELEGRAM = `${OS_ZAPRET2}; a call of Telegram Web, 2026-04`;
const SERVICES: Readonly<Record<string, readonly Row[]>> = {
  telegram: [
    at('Telegram', 'turn:91.108.9.100:1400', reported('2026-10-09', TELEGRAM)),
    at('Telegram', 'turn:91.108.9.6:1400', reported('2026-08-28', TELEGRAM)),
  ],
  signal: [
    at('Signal', 'turn:turn3.voip.signal.org:3478', reported('2026-04-24', RINGRTC)),
    at('Signal', 'turn:turn3.voip.signal.org:443', reported('2026-04-24', RINGRTC)),
    at('Signal', 'turn_tcp:turn3.voip.signal.org:80', byVendor(RINGRTC)),
  ],
  google_meet: [
    at('Google', 'stun:stun.l.google.com:19302', reported('2026-06-06', "inside Meet's range: sgawa/pac-ip-manager")),
    at('Google', 'turn:meet.turns.goog:3478', byVendor('Google Workspace documentation')),
  ],
  jitsi: [at('8x8', 'stun:meet-jit-si-turnrelay.jitsi.net:443', byVendor('Jitsi, default configuration'))],
  matrix: [at('Matrix.org', 'turn:turn.matrix.org:3478', byVendor('matrix-js-sdk, FALLBACK_ICE_SERVER'))],
  teams: ['worldaz.tr', 'worldaz.relay'].map((name) =>
    at(
      'Microsoft',
      `stun:${name}.teams.microsoft.com:3478`,
      reported('2026-05-05', 'browser checkers that rely on it'),
    ),
  ),
  threema: [at('Threema', 'stun:stun.threema.ch:3478', HOURLY)],
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
