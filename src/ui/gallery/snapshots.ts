import { PLACES } from '../../catalog/places.ts';
import type { NetworkState, Place } from '../../core/types.ts';
import type { Refusal, Settings, Snapshot } from '../../protocol.ts';
import { type CallsFate, withCalls } from './calls.ts';
import type { Fate } from './fates.ts';
import { type Scenery, servicesOf } from './services.ts';

export const NOW_MS = Date.UTC(2026, 10, 23, 14, 20);

export const SETTINGS: Settings = {
  place: null,
  targets: [],
  replaceTargets: false,
  resolvers: null,
  controls: null,
  controlHelper: [],
  callRelays: null,
  intervalMinutes: null,
  language: 'auto',
  scheduled: null,
  tiers: [],
  notices: null,
  badge: null,
  history: null,
  excluded: [],
  included: [],
  theme: 'auto',
  networkName: null,
  discreet: null,
  memoryOnly: null,
  cover: false,
  passiveWatch: false,
  asnLookup: false,
};

const RUSSIA: Readonly<Record<string, Fate>> = {
  whatsapp: 'name_removed',
  telegram: 'address_dead',
  signal: 'name_cut',
  viber: 'name_cut',
  discord: 'freeze_provider',
  facebook: 'name_doubtful',
  instagram: 'name_removed',
  x: 'name_cut',
  linkedin: 'block_page',
  youtube: 'name_cut',
  bbc: 'name_cut',
  reuters: 'refuses',
  protonmail: 'silent',
};

const network = (
  state: NetworkState,
  more: Partial<Snapshot['network'] & object> = {},
): NonNullable<Snapshot['network']> => ({
  state,
  localCause: null,
  viaProxy: false,
  portalUrl: null,
  controls: [
    {
      id: 'one',
      group: 'foreign',
      ok: state === 'online',
      failure: null,
      status: 204,
      durationMs: 90,
      bytesPerSecond: null,
      redirectedTo: null,
    },
  ],
  name: null,
  operator: null,
  asn: null,
  ...more,
});

interface Wish {
  place?: Place;
  network?: ReturnType<typeof network>;
  fates?: Readonly<Record<string, Fate>>;
  isChecked?: Scenery['isChecked'];
  settings?: Partial<Settings>;
}

/** A snapshot as the background would write it. */
export function snapshotFor(wish: Wish = {}): Snapshot {
  const place = wish.place ?? 'outside';
  const settings = { ...SETTINGS, place, ...wish.settings };
  const seen = wish.network ?? network('online');
  const { fates = {}, isChecked = () => true } = wish;
  const services = servicesOf({ place, network: seen, settings, nowMs: NOW_MS, fates, isChecked });
  return withCalls({
    version: 1,
    consent: { place, atMs: NOW_MS - 9e8 },
    policy: PLACES[place],
    permission: true,
    network: seen,
    activity: { kind: 'idle', nextMs: NOW_MS + 22 * 60_000 },
    round: { id: 'r1', startedMs: NOW_MS - 740_000, finishedMs: NOW_MS - 720_000, reason: 'schedule' },
    services,
    history: historyFor(fates),
    settings,
    locked: [],
    policyErrors: [],
    error: null,
  });
}

const MINUTE = 60_000;

/** A connection that broke off twice in three hours, and was slow and uneven in between. */
const pulses = (viaProxy: boolean | null): NonNullable<Snapshot['pulses']> =>
  [900, 4_800, null, 1_100, 5_200, null, 2_600].map((medianMs, index) => ({
    atMs: NOW_MS - (175 - index * 28) * MINUTE,
    asked: 3,
    answered: medianMs === null ? 0 : 3,
    medianMs,
    bytesPerSecond: medianMs === null ? null : 48_000,
    viaProxy,
    network: 'n1',
  }));

const networks = [
  { key: 'n1', name: 'Home' },
  { key: 'n2', name: 'Mobile' },
];

function historyFor(fates: Readonly<Record<string, Fate>>): Snapshot['history'] {
  const hours = (service: string, index: number) => NOW_MS - (150 - index * 9 - service.length) * 3_600_000;
  return Object.keys(fates).flatMap((service, index) => [
    { service, to: 'down', atMs: hours(service, index) },
    ...(index % 3 === 0
      ? ([
          { service, to: 'up', atMs: hours(service, index) + 20 * 3_600_000 },
          { service, to: 'down', atMs: hours(service, index) + 31 * 3_600_000 },
        ] as const)
      : []),
  ]);
}

const never = {
  activity: { kind: 'idle', nextMs: null },
  round: null,
  network: null,
  history: [],
} as const;
const unchecked = (place: Place) => snapshotFor({ place, isChecked: () => false });
const isEveryday = ({ tier }: { tier: string }) => tier === 'A' || tier === 'B';
const russia = (more: Wish = {}) =>
  snapshotFor({
    place: 'russia',
    fates: RUSSIA,
    isChecked: isEveryday,
    network: network('online', { name: 'Home', operator: 'Rostelecom', asn: 12389 }),
    ...more,
  });

function checking(snapshot: Snapshot): Snapshot {
  const asked = snapshot.services.filter(({ allowance }) => allowance === 'scheduled' || allowance === 'click');
  const waiting = new Set(asked.slice(12).map(({ id }) => id));
  return {
    ...snapshot,
    services: snapshot.services.map((one) => (waiting.has(one.id) ? { ...one, pending: true } : one)),
    activity: { kind: 'checking', reason: 'click', done: 12, total: asked.length, startedMs: NOW_MS - 6_000 },
  };
}

function firstCheck(): Snapshot {
  const half = checking(russia());
  const services = half.services.map((one) => (one.pending ? { ...one, result: null } : one));
  return { ...half, services, round: null };
}

const silent: Readonly<Record<string, Fate>> = { whatsapp: 'name_cut', telegram: 'silent' };

const PAGE = 'https://www.example.org';

/** The day of Russia with a page that was asked about: as `like` fared, or on its way. */
function withPage(like: string, isPending = false): Snapshot {
  const snapshot = russia();
  const found = snapshot.services.find(({ id }) => id === like);
  if (!found) return snapshot;
  const own = { id: '@page', name: 'www.example.org', url: `${PAGE}/favicon.ico`, category: 'custom' } as const;
  const result = found.result && { ...found.result, service: own.id };
  const status = {
    ...found,
    ...own,
    result: isPending ? null : result,
    pending: isPending,
    reports: [],
    notTestable: [],
  };
  const page = { url: PAGE, service: own.id, refusal: null, status } as const;
  const activity = { kind: 'checking', reason: 'page', done: 0, total: 1, startedMs: NOW_MS } as const;
  return isPending ? { ...snapshot, page, activity } : { ...snapshot, page };
}

/** A page that was asked about from a menu, and refused. */
function refusedPage(refusal: Refusal): Snapshot {
  const url = refusal === 'warned' ? PAGE : null;
  return { ...russia(), page: { url, service: null, refusal, status: null } };
}

/** An open day after a test of calls. */
function tested(fate: CallsFate): Snapshot {
  return withCalls(snapshotFor({ fates: { linkedin: 'expired' } }), fate);
}

/** Every state that the pages can be in. */
export const STATES: Readonly<Record<string, () => Snapshot | null>> = {
  'bad-day': () => russia(),
  'all-well': () => snapshotFor(),
  'some-fail': () => snapshotFor({ fates: { linkedin: 'expired', khpg: 'silent', zoom: 'freeze' } }),
  checking: () => checking(russia()),
  'first-check': () => firstCheck(),
  'first-run': () => {
    const told = unchecked('unsaid');
    return {
      ...told,
      ...never,
      settings: { ...told.settings, place: null },
      consent: null,
      policy: PLACES.unsaid,
      permission: false,
    };
  },
  'no-permission': () => ({ ...russia(), permission: false }),
  unchecked: () => ({ ...unchecked('outside'), ...never }),
  offline: () => russia({ network: network('offline') }),
  'captive-portal': () => russia({ network: network('captive_portal', { portalUrl: 'http://portal.example/' }) }),
  'domestic-only': () => russia({ network: network('domestic_only', { operator: 'MegaFon', asn: 31133 }) }),
  impaired: () => russia({ network: network('impaired', { viaProxy: true }) }),
  'known-network': () => ({
    ...snapshotFor({
      network: network('online', { name: 'Home', operator: 'Krymtelecom', asn: 215167, atMs: NOW_MS - 3 * MINUTE }),
      settings: { networkName: 'Home', asnLookup: true },
    }),
    networks,
    pulses: pulses(null),
  }),
  'unsteady-vpn': () => ({
    ...snapshotFor({ network: network('online', { viaProxy: true }) }),
    networks,
    pulses: pulses(true),
  }),
  occupied: () => {
    const strict = snapshotFor({ place: 'occupied', fates: silent, isChecked: ({ tier }) => tier === 'A' });
    return { ...strict, activity: { kind: 'idle', nextMs: null } };
  },
  forbidden: () => {
    const strict = unchecked('china');
    return { ...strict, ...never, services: strict.services.map((one) => ({ ...one, allowance: 'never' as const })) };
  },
  'calls-open': () => tested({ udp: 'open', rules: { telegram: 'calls-answer', signal: 'calls-answer-some' } }),
  'calls-cut': () =>
    tested({ udp: 'open', rules: { telegram: 'calls-silent-once', signal: 'calls-answer', threema: 'calls-answer' } }),
  'calls-filtered': () => tested({ udp: 'open', rules: { telegram: 'calls-filtered-elsewhere-open' } }),
  'calls-poor': () => tested({ udp: 'open', rules: { telegram: 'calls-lossy' } }),
  'calls-closed': () => tested({ udp: 'closed', rules: { telegram: 'calls-udp-closed' } }),
  'calls-shape': () => tested({ udp: 'stun_filtered', rules: { telegram: 'calls-shape-once' } }),
  'calls-domestic': () => tested({ udp: 'domestic_only', rules: {} }),
  'calls-forbidden': () => tested({ udp: 'forbidden', rules: {} }),
  'calls-not-told': () => tested({ udp: 'not_told', rules: {} }),
  'calls-testing': () => tested({ udp: null, rules: {}, running: { done: 5, total: 14, service: null } }),
  'calls-strict': () => snapshotFor({ place: 'occupied', isChecked: ({ tier }) => tier === 'A' }),
  'page-blocked': () => withPage('x'),
  'page-answered': () => withPage('zoom'),
  'page-asking': () => withPage('x', true),
  'page-warned': () => refusedPage('warned'),
  'page-refused': () => refusedPage('place'),
  'failed-visit': () => ({ ...russia(), failedVisits: [{ service: 'zoom', atMs: NOW_MS - 60_000 }] }),
  'failed-visit-strict': () => ({
    ...snapshotFor({ place: 'occupied', isChecked: () => false }),
    failedVisits: ['telegram', 'signal', 'meduza'].map((service) => ({ service, atMs: NOW_MS - 60_000 })),
  }),
  error: () => ({ ...russia(), error: 'QuotaExceededError: the disk is full' }),
  covered: () => russia({ settings: { cover: true } }),
  empty: () => null,
};
