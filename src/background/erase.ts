/** Erase: first it stops, then it deletes, and whatever else there is to do may fail by itself. */
import { showIcon } from '../browser/action.ts';
import { clearAlarms } from '../browser/alarms.ts';
import { clearNotices, showNotice } from '../browser/notifications.ts';
import { eraseStorage } from '../browser/purge.ts';
import { type Answer, refused } from '../protocol.ts';
import { EMPTY_LEDGER } from '../store/ledger.ts';
import { chosenTexts } from '../texts/load.ts';
import { overtake } from './book.ts';
import { endGeneration } from './generation.ts';
import { showBadge } from './notices.ts';
import { offerMenu } from './page.ts';
import { dropLine } from './queue.ts';

export type Erased = Answer<'erase'>;

/** How long the answer waits for what stands outside the storage, such as a notice that will not go. */
const BESIDE_MS = 100;

/** Clears everything at once: settings, consent, results, alarms, notices. `ok` only where nothing is left in storage. */
export async function erase(): Promise<Erased> {
  endGeneration();
  const erased = eraseStorage();
  overtake(erased);
  dropLine();
  // None waits for another, and none for the storage.
  const beside = Promise.allSettled([clearAlarms(), clearNotices(), showIcon('idle', '', '')]);
  const left = await erased;
  await Promise.race([beside, new Promise((resolve) => setTimeout(resolve, BESIDE_MS))]);
  if (left.length > 0) return refused('internal', `erase: something is left in ${left.join(', ')}`);
  void Promise.allSettled([showBadge(EMPTY_LEDGER), offerMenu()]);
  return { ok: true };
}

/** By the keyboard nobody may be looking at a page: a failure shows at the button, and in a notice that names nothing. */
export async function eraseByKey(): Promise<void> {
  const { ok } = await erase();
  if (ok) return;
  const texts = await chosenTexts('auto');
  const body = texts.say('erase_failed');
  await Promise.allSettled([
    showIcon('off', '!', body),
    showNotice('erase-failed', texts.say('notice_title_discreet'), body),
  ]);
}
