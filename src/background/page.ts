/** "Why doesn't this page load?": one site that a person asks about, from the popup or from a menu. */
import { inThisEra } from '../browser/era.ts';
import { extensionUrl } from '../browser/i18n.ts';
import { showMenu } from '../browser/menus.ts';
import { openAt } from '../browser/opening.ts';
import { openPage } from '../browser/tabs.ts';
import { warnedPage } from '../browser/warned.ts';
import { isListable, targetOf } from '../contract/list.ts';
import { acceptMessage } from '../contract/messages.ts';
import { PAGE_ID, pageAsListed } from '../contract/page.ts';
import { isDiscreet } from '../core/place.ts';
import type { Target } from '../core/types.ts';
import { type AskedPage, type Refusal, type RefusalText, refused, refusedBy } from '../protocol.ts';
import { turnToPage } from '../store/ledger.ts';
import { chosenTexts } from '../texts/load.ts';
import { allowanceOf } from './allowed.ts';
import { refusalOf } from './begin.ts';
import { update } from './book.ts';
import { type Context, readContext } from './context.ts';
import { type Started, startRound } from './rounds.ts';
import { chosenTargets } from './targets.ts';

/** Asks why the site of `url`, an origin, does not load; answers when the round has ended, or at once with a refusal. */
export async function checkPage(url: string, warned = false): Promise<Started> {
  const context = await readContext();
  const service = listedFor(url, context);
  // Nobody is warned of what is then refused all the same.
  const missing = refusalOf({ reason: 'page', warned: true }, context);
  const error = missing ?? placeRefuses(url, service, warned, context);
  if (error) return refusedBy(error);
  const page = { url, service: service ?? PAGE_ID, refusal: null };
  return startRound({ reason: 'page', ids: [page.service], warned, page });
}

/** Opens the page that tells, and asks; what was refused is told there. */
export async function checkFromMenu(address: string): Promise<void> {
  const check = inThisEra();
  const context = await readContext();
  if (!context.consent) return openPage(extensionUrl('src/ui/welcome/index.html'));
  check();
  await update((now) => turnToPage(now, null));
  check();
  await openAt(extensionUrl('src/ui/dashboard/index.html'), 'page');
  const accepted = acceptMessage({ request: 'check-page', url: address });
  const url = accepted.ok && accepted.message.request === 'check-page' ? accepted.message.url : null;
  const answer = url ? await checkPage(url) : refused('url', 'url');
  check();
  await (url && !answer.ok && answer.refusal === 'warned' ? warnedPage.set(url) : warnedPage.remove());
  if (answer.ok) return;
  check();
  await update((now, context) => (context.consent ? turnToPage(now, pageOf(url, answer.refusal, context)) : now));
}

/** A site that was not asked is kept nowhere, unless it is in the list anyway; one that was warned of, in memory. */
function pageOf(url: string | null, refusal: Refusal, context: Context): AskedPage {
  const service = url && listedFor(url, context);
  return { url: service ? url : null, service, refusal };
}

function placeRefuses(url: string, service: string | null, warned: boolean, context: Context): RefusalText | null {
  const { policy } = context;
  const allowances = targetsFor(url, service, context).map((target) => allowanceOf(target, context));
  if (allowances.every((one) => one === 'never')) return 'place: this site is not asked here';
  const isDelicate = policy.click.warn || allowances.includes('one_at_a_time');
  return isDelicate && !warned ? 'warned: this site is asked after a warning only' : null;
}

function targetsFor(url: string, service: string | null, context: Context): readonly Target[] {
  if (service) return chosenTargets(context).filter((target) => target.service === service);
  return [pageAsListed(url)].filter((one) => isListable(one, context.policy)).map(targetOf);
}

/** Returns the id of the listed service that has the site among its hosts, null where none has. */
export function listedFor(url: string, context: Context): string | null {
  const host = bare(new URL(url).hostname);
  return chosenTargets(context).find((target) => bare(target.host) === host)?.service ?? null;
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}

/** Puts the question into the menus of pages and of the toolbar's button; in plain look it says no more than that. */
export async function offerMenu(): Promise<void> {
  const { settings, policy } = await readContext();
  const texts = await chosenTexts(settings.language);
  showMenu(texts.say(isDiscreet(policy, settings.discreet) ? 'menu_page_discreet' : 'menu_page'));
}
