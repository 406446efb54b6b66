/** Passive watch: what fails while the user opens it anyway. Asks nothing of the network by itself. */
import type { FailedLoad } from '../browser/requests.ts';
import { isPrivateTab } from '../browser/tabs.ts';
import { browserError } from '../probe/browser-errors.ts';
import { noteVisit } from '../store/ledger.ts';
import { update } from './book.ts';
import { readContext } from './context.ts';
import { deliver } from './notices.ts';
import { listedFor } from './page.ts';

/** Stopped by a person or a blocker, or lost with the connection: no word about the site. */
const NO_WORD = /^(aborted|blocked|network|redirect|unknown)/;

/** Notes a failed load of a listed site. Of any other nothing remains, wherever the function ends. */
export async function noteFailedLoad({ url, error, tabId, incognito }: FailedLoad): Promise<void> {
  const context = await readContext();
  if (!context.settings.passiveWatch || !context.consent || !navigator.onLine) return;
  if (NO_WORD.test(browserError(error).failure)) return;
  const service = listedFor(url, context);
  if (!service || (incognito ?? (await isPrivateTab(tabId)))) return;
  // Consent and wish may have gone while the tab was looked at.
  await update((ledger, { consent, settings }) =>
    consent && settings.passiveWatch ? noteVisit(ledger, service, Date.now()) : ledger,
  );
  await deliver();
}
