/** What is forgotten, and when: by its date, with the list, with the place. */
import { PAGE_ID } from '../contract/page.ts';
import type { NotificationState } from '../core/diff.ts';
import { EMPTY_LEDGER, type KnownNetwork, type LastResult, type Ledger, type Notice } from '../store/ledger.ts';
import type { Calls } from '../store/stored-calls.ts';
import { type Context, historyDays } from './context.ts';
import { allTargets } from './targets.ts';

const DAY_MS = 24 * 60 * 60_000;

type Rules = Pick<Context, 'policy' | 'settings'>;

/** Returns how long results may stay, in days: as the welcome page says, and a day where they are in memory only. */
export function resultDays({ policy }: Pick<Context, 'policy'>): number {
  return Math.max(policy.historyDays, 1);
}

/** Returns whether the ledger was kept in another place than the present one: what is allowed here was not asked there. */
export function isOfOtherPlace({ place }: Ledger, { policy }: Pick<Context, 'policy'>): boolean {
  return place !== undefined && place !== policy.place;
}

/**
 * Returns the ledger without what may no longer be kept at `nowMs` (Unix ms): results and whatever came with them after the
 * place's days, visits and pulses after a day, history as the place and the user say, all that belongs to what has left the
 * list, and everything of another place. What lies as far in the future stems from a clock that was wrong, and goes too.
 */
export function expired(ledger: Ledger, context: Rules, nowMs: number): Ledger {
  const { policy, settings } = context;
  const place = { place: policy.place, ...(ledger.loose !== undefined && { loose: ledger.loose }) };
  if (isOfOtherPlace(ledger, context)) return { ...EMPTY_LEDGER, ...place };
  const limitMs = resultDays(context) * DAY_MS;
  const isFresh = (atMs: number, ms = limitMs) => Math.abs(nowMs - atMs) < ms;
  const urls = urlsOf(context, ledger);
  // An id that stands for another address by now is another site.
  for (const [service, one] of Object.entries(ledger.stored)) if (!isOf(one, urls.get(service))) urls.delete(service);
  const isListed = (service: string) => urls.has(service);
  const days = historyDays(policy, settings);
  // A clock that was set back keeps none of the future.
  const isPast = (atMs: number, most: number) => atMs <= nowMs && nowMs - atMs < most * DAY_MS;
  const { lastRound, running, askedMs, failedVisits = [] } = ledger;
  const services = lastRound?.services;
  const hasRecent = lastRound !== null && isFresh(lastRound.finishedMs);
  return {
    ...paged(ledger, isFresh, nowMs),
    ...place,
    stored: keptOf(ledger.stored, (service, one) =>
      isFresh(one.checkedMs) && isListed(service) ? since(one, nowMs - limitMs) : null,
    ),
    networks: ledger.networks.map((one) => ({ ...one, tracks: tracksOf(one.tracks, isListed, isFresh) })),
    history: ledger.history.filter(({ service, atMs }) => isListed(service) && isPast(atMs, days)),
    pulses: ledger.pulses.filter(({ atMs }) => settings.history !== false && isPast(atMs, 1)),
    failedVisits: settings.passiveWatch
      ? failedVisits.filter(({ service, atMs }) => isListed(service) && isFresh(atMs, DAY_MS))
      : [],
    outbox: ledger.outbox.flatMap((notice) => noticeOf(notice, isListed)),
    ...(ledger.calls && { calls: callsOf(ledger.calls, settings, isListed, isFresh) }),
    lastRound: hasRecent ? { ...lastRound, ...(services && { services: services.filter(isListed) }) } : null,
    network: hasRecent || running ? ledger.network : null,
    askedMs: askedMs !== null && isFresh(askedMs) ? askedMs : null,
    running: running && isFresh(running.aliveMs, DAY_MS) ? running : null,
  };
}

/** The page that was asked about goes with its result; one without a result has the same time. */
function paged(ledger: Ledger, isFresh: (atMs: number) => boolean, nowMs: number): Ledger {
  if (!ledger.page) return ledger;
  const { pageMs = null } = ledger;
  return pageMs === null || isFresh(pageMs)
    ? { ...ledger, pageMs: pageMs ?? nowMs }
    : { ...ledger, page: null, pageMs: null };
}

/** Addresses by service: a list may give an id anew to another address. */
function urlsOf(context: Rules, ledger: Ledger): Map<string, Set<string>> {
  const urls = new Map<string, Set<string>>();
  for (const { service, url } of allTargets(context, ledger))
    urls.set(service, (urls.get(service) ?? new Set()).add(url));
  // A page that stands on the list has a service of its own; one that does not is the page's alone.
  if (ledger.page?.service !== PAGE_ID) urls.delete(PAGE_ID);
  return urls;
}

function isOf({ observations }: LastResult, urls: ReadonlySet<string> | undefined): boolean {
  const first = observations.find(({ probe }) => probe === 'first');
  return urls !== undefined && (!first || urls.has(first.url));
}

function since(stored: LastResult, earliestMs: number): LastResult {
  return stored.sinceMs < earliestMs ? { ...stored, sinceMs: earliestMs } : stored;
}

/** What people were told is kept for as long as the service is listed, or they would be told it again; its times are not. */
function tracksOf(
  tracks: KnownNetwork['tracks'],
  isListed: (service: string) => boolean,
  isFresh: (atMs: number) => boolean,
): KnownNetwork['tracks'] {
  const timed = (track: NotificationState): NotificationState => ({
    ...track,
    toldMs: track.toldMs.filter((atMs) => isFresh(atMs)),
    sinceMs: isFresh(track.sinceMs) ? track.sinceMs : 0,
  });
  return keptOf(tracks, (service, track) => (isListed(service) ? timed(track) : null));
}

/** Servers of a policy may stand for services on no list. */
function callsOf(
  { last, stored, answered, running }: Calls,
  { callRelays }: Rules['settings'],
  isListed: (service: string) => boolean,
  isFresh: (atMs: number, ms?: number) => boolean,
): Calls {
  const isKnown = (id: string) => isListed(id) || callRelays?.some(({ service }) => service === id) === true;
  return {
    last: last && isFresh(last.finishedMs) ? last : null,
    stored: keptOf(stored, (id, one) => (isKnown(id) && isFresh(one.checkedMs) ? one : null)),
    answered: answered.filter(({ atMs }) => isFresh(atMs, DAY_MS)),
    running: running && isFresh(running.startedMs, DAY_MS) ? running : null,
  };
}

function noticeOf(notice: Notice, isListed: (service: string) => boolean): Notice[] {
  const { failed } = notice;
  if (failed !== undefined) return isListed(failed) ? [notice] : [];
  const [down, up] = [notice.down.filter(isListed), notice.up.filter(isListed)];
  return down.length + up.length > 0 ? [{ ...notice, down, up }] : [];
}

function keptOf<T>(record: Readonly<Record<string, T>>, keep: (id: string, one: T) => T | null): Record<string, T> {
  const entries = Object.entries(record).flatMap(([id, one]): [string, T][] => {
    const kept = keep(id, one);
    return kept === null ? [] : [[id, kept]];
  });
  return Object.fromEntries(entries);
}
