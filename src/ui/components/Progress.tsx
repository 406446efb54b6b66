import type { Activity } from '../../protocol.ts';
import { useUi } from '../ui.ts';

/** Keeps its height while nothing runs, so that nothing moves when a round starts. */
export function Progress({ activity }: { activity: Activity }) {
  const { texts } = useUi();
  if (activity.kind === 'idle') return <div class="progress" />;
  const { done, total } = activity;
  return (
    <progress
      class="progress"
      value={done}
      max={Math.max(1, total)}
      aria-label={texts.say('check_running', { done, total })}
    />
  );
}
