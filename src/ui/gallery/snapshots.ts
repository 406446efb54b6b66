import type { NetworkState, Place } from '../../core/types.ts';
import type { Settings, Snapshot } from '../../protocol.ts';
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
  controls: [],
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
  return {
    version: 1,
    consent: { place, atMs: NOW_MS - 9e8 },
    permission: true,
    network: seen,
    activity: { kind: 'idle', nextMs: NOW_MS + 22 * 60_000 },
    round: { id: 'r1', startedMs: NOW_MS - 740_000, finishedMs: NOW_MS - 720_000, reason: 'schedule' },
    services,
    history: historyFor(fates),
    settings,
    locked: [],
    error: null,
  };
}

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
    network: network('online', { name: 'Home', operator: 'Rostelecom' }),
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

/** Every state that the pages can be in. */
export const STATES: Readonly<Record<string, () => Snapshot | null>> = {
  'bad-day': () => russia(),
  'all-well': () => snapshotFor(),
  'some-fail': () => snapshotFor({ fates: { linkedin: 'expired', khpg: 'silent', zoom: 'freeze' } }),
  checking: () => checking(russia()),
  'first-check': () => firstCheck(),
  'first-run': () => ({ ...unchecked('unsaid'), ...never, consent: null, permission: false }),
  'no-permission': () => ({ ...russia(), permission: false }),
  unchecked: () => ({ ...unchecked('outside'), ...never }),
  offline: () => russia({ network: network('offline') }),
  'captive-portal': () => russia({ network: network('captive_portal', { portalUrl: 'http://portal.example/' }) }),
  'domestic-only': () => russia({ network: network('domestic_only', { operator: 'MegaFon' }) }),
  impaired: () => russia({ network: network('impaired', { viaProxy: true }) }),
  occupied: () => {
    const strict = snapshotFor({ place: 'occupied', fates: silent, isChecked: ({ tier }) => tier === 'A' });
    return { ...strict, activity: { kind: 'idle', nextMs: null } };
  },
  forbidden: () => {
    const strict = unchecked('china');
    return { ...strict, ...never, services: strict.services.filter(({ allowance }) => allowance === 'never') };
  },
  error: () => ({ ...russia(), error: 'QuotaExceededError: the disk is full' }),
  empty: () => null,
};
