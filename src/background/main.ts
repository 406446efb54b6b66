import { onAlarm } from '../browser/alarms.ts';
import { onCommand } from '../browser/commands.ts';
import { ErasedMeanwhile, inThisEra } from '../browser/era.ts';
import { extensionUrl } from '../browser/i18n.ts';
import { onFirstInstall, onInstalled, onNetworkChange, onStart } from '../browser/lifecycle.ts';
import { onMenu } from '../browser/menus.ts';
import { onRequest } from '../browser/messages.ts';
import { onNoticeClicked } from '../browser/notifications.ts';
import { onHostsChanged } from '../browser/permissions.ts';
import { finishPurge } from '../browser/purge.ts';
import { onFailedLoad } from '../browser/requests.ts';
import { onManagedChanged } from '../browser/storage.ts';
import { openPage } from '../browser/tabs.ts';
import type { Answer, RequestName } from '../protocol.ts';
import { exclusively, forgetOutside, publish, update } from './book.ts';
import { readContext } from './context.ts';
import { each } from './each.ts';
import { eraseByKey } from './erase.ts';
import { FORGET_ALARM, planForgetting } from './forgetting.ts';
import { networkChanged } from './networks.ts';
import { deliver } from './notices.ts';
import { checkFromMenu, offerMenu } from './page.ts';
import { answer, followAccess, followPolicy } from './requests.ts';
import { RESUME_ALARM, resume, startRound } from './rounds.ts';
import { planNext, ROUND_ALARM } from './schedule.ts';
import { noteFailedLoad } from './visits.ts';

/** The one place where a fault of ours comes to light: the popup shows it. */
function surface(work: Promise<unknown>): void {
  work.catch(async (error: unknown) => {
    if (error instanceof ErasedMeanwhile) return;
    // A storage that takes nothing takes no fault either.
    await update((ledger) => ({ ...ledger, error: String(error) })).catch(() => undefined);
  });
}

/** Until what a purge was to keep stands in its place again, nobody reads. Erasing waits for nothing. */
let isReady = false;
const ready = exclusively(finishPurge)
  .catch(() => undefined)
  .then(() => {
    isReady = true;
  });
const isErase = (message: unknown) => (message as { request?: unknown } | null)?.request === 'erase';

/** What came before everything was erased is not answered after it. */
async function answerLater(message: unknown): Promise<Answer<RequestName>> {
  const check = inThisEra();
  await ready;
  check();
  return answer(message);
}

// Listeners must stand before the first await, or an event that woke the worker is lost.
onRequest((message) => (isReady || isErase(message) ? answer(message) : answerLater(message)));
onManagedChanged(() => surface(followPolicy()));
onHostsChanged((isRemoved) => surface(isRemoved ? followAccess() : publish()));
onNoticeClicked(() => surface(openPage(extensionUrl('src/ui/dashboard/index.html'))));
onFirstInstall(() => surface(openPage(extensionUrl('src/ui/welcome/index.html'))));
onInstalled(() => surface(offerMenu()));
onStart(() => surface(planNext().then(offerMenu)));
onMenu((address) => surface(checkFromMenu(address)));
onFailedLoad((load) => surface(noteFailedLoad(load)));
onNetworkChange((isSure) => surface(networkChanged(isSure)));
onCommand((name) => name === 'erase' && void eraseByKey());
onAlarm((name) => {
  if (name === FORGET_ALARM) surface(publish());
  if (name === ROUND_ALARM) surface(startRound({ reason: 'schedule' }));
  if (name === RESUME_ALARM) surface(resume());
});

// A policy may have changed while the browser was closed, and a worker may have died between two steps.
surface(
  each([
    () => ready,
    async () => forgetOutside((await readContext()).area),
    resume,
    publish,
    deliver,
    planForgetting,
    planNext,
  ]),
);
