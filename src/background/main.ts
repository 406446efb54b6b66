import { onAlarm } from '../browser/alarms.ts';
import { extensionUrl } from '../browser/i18n.ts';
import { onFirstInstall, onStart } from '../browser/lifecycle.ts';
import { onRequest } from '../browser/messages.ts';
import { onNoticeClicked } from '../browser/notifications.ts';
import { onHostsChanged } from '../browser/permissions.ts';
import { openPage } from '../browser/tabs.ts';
import { publish } from './book.ts';
import { deliver } from './notices.ts';
import { answer } from './requests.ts';
import { planNext, RESUME_ALARM, ROUND_ALARM, resume, startRound } from './rounds.ts';

// Listeners must stand before the first await, or an event that woke the worker is lost.
onRequest(answer);
onHostsChanged(() => void publish());
onNoticeClicked(() => void openPage(extensionUrl('src/ui/dashboard/index.html')));
onFirstInstall(() => void openPage(extensionUrl('src/ui/welcome/index.html')));
onStart(() => void planNext());
onAlarm((name) => {
  if (name === ROUND_ALARM) void startRound({ reason: 'schedule' });
  if (name === RESUME_ALARM) void resume();
});

void resume().then(deliver).then(planNext);
