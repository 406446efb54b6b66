import { clearAlarms } from '../browser/alarms.ts';
import { forgetLookups } from '../browser/lookups.ts';
import { clearNotices } from '../browser/notifications.ts';
import { clearStorage } from '../browser/purge.ts';
import { readSnapshot } from '../browser/snapshot.ts';
import { acceptTargets, parseTargets } from '../contract/imports.ts';
import { acceptReplacement } from '../contract/list.ts';
import { acceptMessage } from '../contract/messages.ts';
import { reportOf } from '../contract/report.ts';
import { acceptSettings } from '../contract/settings.ts';
import {
  type Answer,
  type Done,
  type ListedTarget,
  type Message,
  type RequestName,
  refused,
  type Settings,
} from '../protocol.ts';
import { EMPTY_LEDGER, forget, type Ledger } from '../store/ledger.ts';
import { changeChosen, readSettings, writeConsent } from '../store/settings.ts';
import { exclusively, forgetOutside, publish, update } from './book.ts';
import { checkCalls } from './calls.ts';
import { type Context, readContext } from './context.ts';
import { keepPlace, lookUpNetwork, moveNetwork, withoutName } from './networks.ts';
import { showBadge } from './notices.ts';
import { checkPage, offerMenu } from './page.ts';
import { cancelRound, planNext, startRound } from './rounds.ts';
import { softwareName } from './software.ts';

const BY_POLICY = 'given by policy';
const LIST_LOCKED = refused('policy', `targets: ${BY_POLICY}`);

type Handlers = { [N in RequestName]: (message: Message<N>) => Promise<Answer<N>> };

const HANDLERS: Handlers = {
  // What was allowed in one place is not allowed in another.
  'accept-consent': async ({ place }) => {
    const { settings, locked } = await readSettings();
    if (locked.includes('place') && place !== settings.place) return refused('policy', `place: ${BY_POLICY}`);
    await cancelRound();
    return changeSettings({ place, scheduled: null, tiers: [], asnLookup: false }, () =>
      writeConsent({ place, atMs: Date.now() }),
    );
  },
  'withdraw-consent': async () => {
    await cancelRound();
    return changeSettings({}, () => writeConsent(null));
  },
  'import-targets': importTargets,
  'replace-targets': async ({ targets }) => {
    if (await isListLocked()) return LIST_LOCKED;
    const accepted = acceptReplacement(targets, (await readContext()).policy);
    if (!accepted.ok) return refused('input', accepted.error);
    await changeList(accepted.targets, true);
    return { ok: true, count: accepted.targets.length };
  },
  'reset-targets': async () => ((await isListLocked()) ? LIST_LOCKED : changeList([], false)),
  'check-now': ({ ids, warned }) => startRound({ reason: 'click', ids, warned }),
  'check-page': ({ url, warned }) => checkPage(url, warned),
  'check-calls': checkCalls,
  'cancel-check': async () => {
    await cancelRound();
    return { ok: true };
  },
  'export-report': async ({ exactTimes = true, network = true }) => {
    await publish();
    const snapshot = await readSnapshot();
    if (!snapshot) return refused('nothing_due', 'report: nothing is stored yet');
    return reportOf(snapshot, { ...softwareName(), nowMs: Date.now() }, { exactTimes, network });
  },
  set: async ({ settings }) => {
    const held = await readSettings();
    const accepted = acceptSettings(settings, held.settings, held.locked);
    return accepted.ok
      ? changeSettings(await withoutName(accepted.settings, accepted.patch))
      : refused('input', accepted.error);
  },
  'look-up-network': lookUpNetwork,
  'move-network': ({ to }) => moveNetwork(to),
  'keep-place': keepPlace,
  'get-snapshot': async () => {
    await publish();
    const snapshot = await readSnapshot();
    return snapshot ? { ok: true, snapshot } : refused('internal', 'snapshot: it could not be kept');
  },
  erase,
};

/** Answers a message of an own page. Bad input is refused with what and where, and changes nothing. */
export async function answer(value: unknown): Promise<Answer<RequestName>> {
  const accepted = acceptMessage(value);
  if (!accepted.ok) return accepted;
  const { message } = accepted;
  try {
    return await (HANDLERS[message.request] as (message: Message) => Promise<Answer<RequestName>>)(message);
  } catch (error) {
    return refused('internal', `${message.request}: ${String(error)}`);
  }
}

async function isListLocked(): Promise<boolean> {
  const { locked } = await readSettings();
  return locked.includes('targets') || locked.includes('replaceTargets');
}

/** Follows a policy that has changed; what runs was begun under the old one. */
export async function followPolicy(): Promise<Done> {
  await cancelRound();
  return changeSettings({});
}

async function changeSettings(patch: Partial<Settings>, also?: () => Promise<void>): Promise<Done> {
  await exclusively(async () => {
    await changeChosen(patch);
    await also?.();
  });
  const { area, policy, settings } = await readContext();
  await forgetOutside(area);
  if (!policy.lookups || !settings.asnLookup) await forgetLookups();
  await showBadge(await update(onlyWatched));
  await offerMenu();
  await planNext();
  return { ok: true };
}

/** What was noticed goes with the wish to notice. */
function onlyWatched(ledger: Ledger, { settings }: Context): Ledger {
  return settings.passiveWatch ? ledger : { ...ledger, failedVisits: [] };
}

/** A list may use an id anew for another address, so what was found under its ids, old and new, is forgotten. */
async function changeList(targets: readonly ListedTarget[], replaceTargets: boolean): Promise<Done> {
  const before = (await readSettings()).settings.targets;
  const changed = await changeSettings({ targets, replaceTargets });
  const ids = [...before, ...targets].map(({ id }) => id);
  await update((ledger) => forget(ledger, ids));
  return changed;
}

async function importTargets({ text, format }: Message<'import-targets'>): Promise<Answer<'import-targets'>> {
  if (await isListLocked()) return LIST_LOCKED;
  const { policy, settings } = await readContext();
  const parsed = parseTargets(text, format);
  const accepted = acceptTargets(parsed.rows, policy, settings.targets);
  const skipped = [...parsed.skipped, ...accepted.skipped].sort((a, b) => a.line - b.line);
  await changeSettings({ targets: [...settings.targets, ...accepted.targets] });
  return { ok: true, added: accepted.targets.length, skipped };
}

/** Clears everything at once: settings, consent, results, alarms, notices. */
export async function erase(): Promise<Done> {
  await cancelRound();
  await exclusively(async () => {
    await clearAlarms();
    await clearStorage();
    await clearNotices();
  });
  await showBadge(EMPTY_LEDGER);
  await offerMenu();
  return { ok: true };
}
