import { extensionUrl, uiLanguage } from '../browser/i18n.ts';
import { ask } from '../browser/messages.ts';
import { askHosts, hasHosts } from '../browser/permissions.ts';
import { readSnapshot, watchSnapshot } from '../browser/snapshot.ts';
import { currentAddress, openPage, removeSelf } from '../browser/tabs.ts';
import type { Door } from './door.ts';

export const browserDoor: Door = {
  ask,
  readSnapshot,
  watchSnapshot,
  askHosts,
  hasHosts,
  uiLanguage,
  extensionUrl,
  currentAddress,
  openPage,
  removeSelf,
};
