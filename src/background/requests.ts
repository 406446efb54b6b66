import { inThisEra } from '../browser/era.ts';
import { forgetLookups } from '../browser/lookups.ts';
import { clearNotices } from '../browser/notifications.ts';
import { told } from '../browser/snapshot.ts';
import { isTroubled } from '../browser/trouble.ts';
import { warnedPage } from '../browser/warned.ts';
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
  type Snapshot,
} from '../protocol.ts';
import { forget } from '../store/ledger.ts';
import { changeChosen, readSettings, writeConsent } from '../store/settings.ts';
import { exclusively, forgetOutside, look, publish, update } from './book.ts';
import { checkCalls } from './calls.ts';
import { readContext } from './context.ts';
import { erase } from './erase.ts';
import { planForgetting } from './forgetting.ts';
import { endGeneration } from './generation.ts';
import { keepPlace, lookUpNetwork, moveNetwork, withoutName } from './networks.ts';
import { showBadge } from './notices.ts';
import { checkPage, offerMenu } from './page.ts';
import { cancelRound, startRound } from './rounds.ts';
import { planNext } from './schedule.ts';
import { snapshotOf } from './snapshot.ts';
import { softwareName } from './software.ts';
import { endsRound } from './terms.ts';

const BY_POLICY = 'given by policy';
const LIST_LOCKED = refused('policy', `targets: ${BY_POLICY}`);

/** `check` throws where everything was erased since the message came: nothing of it may be written then. */
type Handlers = { [N in RequestName]: (message: Message<N>, check: () => void) => Promise<Answer<N>> };

/** What was allowed in one place is not allowed in another: all that widens what is asked is asked for anew. */
const UNASKED_FOR = { scheduled: null, tiers: [], asnLookup: false, controlHelper: [], passiveWatch: false } as const;

const HANDLERS: Handlers = {
  'accept-consent': async ({ place }, check) => {
    const stopped = cancelRound();
    const { settings, locked } = await readSettings();
    await stopped;
    if (locked.includes('place') && place !== settings.place) return refused('policy', `place: ${BY_POLICY}`);
    return changeSettings({ place, ...UNASKED_FOR }, check, () => writeConsent({ place, atMs: Date.now() }));
  },
  'withdraw-consent': async (_, check) => {
    // A storage that is too full to note the end of a round can still let go of consent and results.
    await cancelRound().catch(() => undefined);
    return changeSettings({}, check, () => writeConsent(null));
  },
  'import-targets': importTargets,
  'replace-targets': async ({ targets }, check) => {
    await cancelRound();
    if (await isListLocked()) return LIST_LOCKED;
    const accepted = acceptReplacement(targets, (await readContext()).policy);
    if (!accepted.ok) return refused('input', accepted.error);
    await changeList(accepted.targets, true, check);
    return { ok: true, count: accepted.targets.length };
  },
  'reset-targets': async (_, check) => {
    await cancelRound();
    return (await isListLocked()) ? LIST_LOCKED : changeList([], false, check);
  },
  'check-now': ({ ids, warned }) => startRound({ reason: 'click', ids, warned }),
  'check-page': ({ url, warned }) => checkPage(url, warned),
  'check-calls': checkCalls,
  'cancel-check': async () => {
    await cancelRound();
    return { ok: true };
  },
  'export-report': async ({ exactTimes = true, network = true }) => {
    return reportOf(await shown(), { ...softwareName(), nowMs: Date.now() }, { exactTimes, network });
  },
  set: async ({ settings }, check) => {
    // Before anything is read: what turns out to be no setting at all has ended a round, and nothing worse.
    if (endsRound(Object.keys(settings))) await cancelRound();
    const held = await readSettings();
    const accepted = acceptSettings(settings, held.settings, held.locked);
    if (!accepted.ok) return refused('input', accepted.error);
    const { patch } = accepted;
    const named = await withoutName(accepted.settings, patch);
    return changeSettings(async () => {
      const isMove = 'place' in patch && patch.place !== (await readSettings()).settings.place;
      return { ...(isMove && UNASKED_FOR), ...named };
    }, check);
  },
  'look-up-network': lookUpNetwork,
  'move-network': ({ to }) => moveNetwork(to),
  'keep-place': keepPlace,
  'get-snapshot': async () => {
    // A page that opens tells of a storage that takes nothing, and only a writing shows whether it does by now.
    if (await isTroubled()) await publish();
    return { ok: true, snapshot: await shown() };
  },
  erase,
};

async function shown(): Promise<Snapshot> {
  return told(await look(snapshotOf));
}

/** Answers a message of an own page. Bad input is refused with what and where, and changes nothing. */
export async function answer(value: unknown): Promise<Answer<RequestName>> {
  const accepted = acceptMessage(value);
  if (!accepted.ok) return accepted;
  const { message } = accepted;
  const check = inThisEra();
  try {
    return await (HANDLERS[message.request] as (message: Message, check: () => void) => Promise<Answer<RequestName>>)(
      message,
      check,
    );
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
  const check = inThisEra();
  await cancelRound();
  return changeSettings({}, check);
}

/** Follows access to sites that was taken back. */
export async function followAccess(): Promise<void> {
  await cancelRound();
  await planNext();
}

/** What is to be changed, or how to tell it from what stands there: read in the same turn in which it is written. */
type Patch = Partial<Settings> | (() => Promise<Partial<Settings>>);

async function changeSettings(patch: Patch, check: () => void, also?: () => Promise<void>): Promise<Done> {
  const ends = await exclusively(async () => {
    check();
    const changed = typeof patch === 'function' ? await patch() : patch;
    check();
    if (Object.keys(changed).length > 0) await changeChosen(changed);
    check();
    await also?.();
    // Whatever began while this was being written read what held before.
    const isEnd = also !== undefined || endsRound(Object.keys(changed));
    if (isEnd) endGeneration();
    return isEnd;
  });
  const { area, policy, settings } = await readContext();
  const isPlain = policy.notices === 'discreet';
  const follow = [
    () => forgetOutside(area),
    () => ends && warnedPage.remove(),
    // What a milder place let be named stands on the screen until somebody wipes it away.
    () => ends && isPlain && clearNotices().catch(() => undefined),
    () => (!policy.lookups || !settings.asnLookup) && forgetLookups(),
    async () => showBadge(await publish()),
    offerMenu,
    planForgetting,
    planNext,
  ];
  for (const step of follow) {
    check();
    await step();
  }
  return { ok: true };
}

/** A list may use an id anew for another address, so what was found under its ids, old and new, is forgotten. */
async function changeList(targets: readonly ListedTarget[], replaceTargets: boolean, check: () => void): Promise<Done> {
  let before: readonly ListedTarget[] = [];
  const changed = await changeSettings(async () => {
    before = (await readSettings()).settings.targets;
    return { targets, replaceTargets };
  }, check);
  const ids = [...before, ...targets].map(({ id }) => id);
  await update((ledger) => forget(ledger, ids));
  return changed;
}

async function importTargets(
  { text, format }: Message<'import-targets'>,
  check: () => void,
): Promise<Answer<'import-targets'>> {
  await cancelRound();
  if (await isListLocked()) return LIST_LOCKED;
  const parsed = parseTargets(text, format);
  let added = 0;
  let skipped = [...parsed.skipped];
  await changeSettings(async () => {
    const { policy, settings } = await readContext();
    const accepted = acceptTargets(parsed.rows, policy, settings.targets);
    added = accepted.targets.length;
    skipped = [...parsed.skipped, ...accepted.skipped].sort((a, b) => a.line - b.line);
    return { targets: [...settings.targets, ...accepted.targets] };
  }, check);
  return { ok: true, added, skipped };
}
