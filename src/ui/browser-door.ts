import { extensionUrl, uiLanguage } from '../browser/i18n.ts';
import { ask } from '../browser/messages.ts';
import { openAt, takeOpening } from '../browser/opening.ts';
import { askHosts, hasHosts } from '../browser/permissions.ts';
import { readSnapshot, watchSnapshot } from '../browser/snapshot.ts';
import { currentAddress, openPage, removeSelf } from '../browser/tabs.ts';
import { readTrouble, watchTrouble } from '../browser/trouble.ts';
import type { Door } from './door.ts';

export const browserDoor: Door = {
  ask,
  readSnapshot,
  watchSnapshot,
  readTrouble,
  watchTrouble,
  askHosts,
  hasHosts,
  uiLanguage,
  extensionUrl,
  currentAddress,
  painted,
  openPage,
  openAt,
  takeOpening,
  removeSelf,
};

/** A page that nobody sees, as in a tab behind, is never painted; it waits no longer than this. */
const UNSEEN_MS = 500;

function painted(): Promise<void> {
  return new Promise((done) => {
    const watch = new PerformanceObserver((seen) => seen.getEntriesByName('first-contentful-paint').length && done());
    watch.observe({ type: 'paint', buffered: true });
    setTimeout(done, UNSEEN_MS);
  });
}
