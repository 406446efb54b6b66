import { type IconName, showIcon } from '../browser/action.ts';
import { inThisEra } from '../browser/era.ts';
import { showNotice } from '../browser/notifications.ts';
import { isDiscreet } from '../core/place.ts';
import { type Ledger, type Notice, noticeFailed, noticeShown } from '../store/ledger.ts';
import { chosenTexts } from '../texts/load.ts';
import type { Texts } from '../texts/texts.ts';
import { readLedger, update } from './book.ts';
import { type Context, readContext } from './context.ts';
import { chosenTargets } from './targets.ts';

/**
 * Shows what waits in the outbox. A notice leaves it only after it was shown, or failed three times; its id keeps it single
 * if that repeats.
 */
export async function deliver(): Promise<void> {
  const check = inThisEra();
  const context = await readContext();
  const { outbox } = await readLedger(context);
  if (outbox.length === 0) return;
  const texts = await chosenTexts(context.settings.language);
  for (const notice of outbox) {
    const said = wording(notice, context, texts);
    // A notice that comes after Erase would name what was erased.
    check();
    const isShown = !said || (await showNotice(notice.id, said.title, said.body).then(...SHOWN));
    await update((ledger) => (isShown ? noticeShown(ledger, notice.id) : noticeFailed(ledger, notice.id)));
  }
}

/** A browser that shows no notices is no fault of the round that has something to say. */
const SHOWN = [() => true, () => false] as const;

/** Returns the words of a notice, null where the user wants none. Discreet words name nobody. */
export function wording(notice: Notice, context: Context, texts: Texts): { title: string; body: string } | null {
  const { settings, policy } = context;
  const mode = settings.notices ?? policy.notices;
  if (mode === 'off') return null;
  if (mode === 'discreet' || isDiscreet(policy, settings.discreet))
    return { title: texts.say('notice_title_discreet'), body: texts.say('notice_discreet') };
  return { title: texts.say('notice_title'), body: bodyOf(notice, namesOf(context), texts) };
}

function bodyOf({ down, up, failed }: Notice, names: ReadonlyMap<string, string>, texts: Texts): string {
  if (failed) return texts.say('notice_failed_visit', { name: names.get(failed) ?? failed });
  if (down.length > 0 && up.length > 0) return texts.say('notice_mixed', { down: down.length, up: up.length });
  const [key, ids] = down.length > 0 ? (['notice_down', down] as const) : (['notice_up', up] as const);
  const name = names.get(ids[0] ?? '') ?? ids[0] ?? '';
  return ids.length === 1 ? texts.say(`${key}_one`, { name }) : texts.plural(`${key}_many`, ids.length);
}

function namesOf(context: Context): ReadonlyMap<string, string> {
  return new Map(chosenTargets(context).map(({ service, name }) => [service, name]));
}

/** Shows the number of services that do not load, in places where that may be seen. */
export async function showBadge(ledger: Ledger): Promise<void> {
  const check = inThisEra();
  const context = await readContext();
  const { settings, policy, consent } = context;
  const isPlain = isDiscreet(policy, settings.discreet);
  const texts = await chosenTexts(settings.language);
  const shown = namesOf(context);
  const unreachable = Object.values(ledger.stored).filter(
    ({ result }) => result.verdict.reach === 'unreachable' && shown.has(result.service),
  ).length;
  const mayCount = policy.notices === 'full' && (settings.badge ?? !isPlain);
  const isCounted = mayCount && consent !== null && unreachable > 0;
  const title = texts.say(isPlain ? 'action_title_discreet' : 'action_title');
  check();
  await showIcon(isPlain ? 'idle' : iconOf(ledger, unreachable), isCounted ? String(unreachable) : '', title);
}

function iconOf({ network, lastRound }: Ledger, unreachable: number): IconName {
  if (!lastRound || !network) return 'idle';
  if (network.state === 'offline' || network.state === 'captive_portal') return 'off';
  return unreachable > 0 ? 'some' : 'ok';
}
