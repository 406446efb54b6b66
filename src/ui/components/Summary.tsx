import type { Snapshot } from '../../protocol.ts';
import { aside, dayOf, sentence } from '../day.ts';
import { mayCheck, sceneOf } from '../scene.ts';
import { relative } from '../time.ts';
import { useUi } from '../ui.ts';
import { Announcer } from './Announcer.tsx';
import { CheckButton } from './CheckButton.tsx';
import { NetworkLine } from './NetworkLine.tsx';
import { Progress } from './Progress.tsx';
import { SceneAction } from './SceneAction.tsx';

/** The head of popup and status page: network, one sentence, what is behind it, when. */
export function Summary({ snapshot }: { snapshot: Snapshot }) {
  const { texts } = useUi();
  const scene = sceneOf(snapshot);
  const day = dayOf(snapshot.services);
  const isDay = scene === 'day';
  const place = scene === 'domestic_only' && snapshot.consent?.place === 'russia' ? '_russia' : '';
  return (
    <header class="summary">
      <div class="summary-top">
        <NetworkLine
          network={scene === 'first_run' || scene === 'no_permission' ? null : snapshot.network}
          consent={snapshot.consent}
        />
        <CheckButton snapshot={snapshot} />
      </div>
      <h1 class="sentence">{isDay ? sentence(texts, day) : texts.say(`scene_${scene}${place}_title`)}</h1>
      {isDay ? <p class="aside">{aside(texts, day)}</p> : <p class="aside">{texts.say(`scene_${scene}_body`)}</p>}
      <SceneAction scene={scene} snapshot={snapshot} />
      <When snapshot={snapshot} />
      <Progress activity={snapshot.activity} />
      <Announcer snapshot={snapshot} />
    </header>
  );
}

function When({ snapshot }: { snapshot: Snapshot }) {
  const { texts, nowMs } = useUi();
  const { activity, round, consent } = snapshot;
  if (!consent) return null;
  if (activity.kind === 'checking') {
    const { done, total } = activity;
    return <p class="when">{texts.say('check_running', { done, total })}</p>;
  }
  const last = round && texts.say('check_last', { when: relative(texts.language, round.finishedMs, nowMs) });
  if (!mayCheck(snapshot)) return last && <p class="when">{last}</p>;
  const isDue = activity.nextMs !== null && activity.nextMs > nowMs;
  const next = isDue
    ? texts.say('check_next', { when: relative(texts.language, activity.nextMs ?? nowMs, nowMs) })
    : texts.say('check_next_none');
  return <p class="when">{[last, next].filter(Boolean).join(' · ')}</p>;
}
