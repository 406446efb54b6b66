import { useRef } from 'preact/hooks';
import type { Snapshot } from '../../protocol.ts';
import { dayOf, sentence } from '../day.ts';
import { useUi } from '../ui.ts';

/** Tells screen readers of a round's progress in quarters, and of its end; silent when the page opens. */
export function Announcer({ snapshot }: { snapshot: Snapshot }) {
  const { texts } = useUi();
  const wasRunning = useRef(false);
  const { activity } = snapshot;
  let said = '';
  if (activity.kind === 'checking') {
    wasRunning.current = true;
    const quarter = Math.floor((4 * activity.done) / Math.max(1, activity.total));
    const done = Math.round((quarter * activity.total) / 4);
    said = texts.say('check_running', { done, total: activity.total });
  } else if (wasRunning.current) said = `${texts.say('check_ended')} ${sentence(texts, dayOf(snapshot.services))}`;
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}
