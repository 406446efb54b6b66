import { useState } from 'preact/hooks';
import type { Snapshot } from '../../protocol.ts';
import { mayCheck, sceneOf } from '../scene.ts';
import { useUi } from '../ui.ts';
import { Warning } from './Warning.tsx';

export function CheckButton({ snapshot }: { snapshot: Snapshot }) {
  const { texts, model } = useUi();
  const [isAsking, setIsAsking] = useState(false);
  if (snapshot.activity.kind === 'checking')
    return (
      <button type="button" class="button" onClick={() => model.cancel()}>
        {texts.say('check_cancel')}
      </button>
    );
  if (!mayCheck(snapshot)) return null;
  const isWarned = snapshot.policy.click.warn;
  return (
    <>
      <button
        type="button"
        class={`button ${sceneOf(snapshot) === 'unchecked' ? 'primary' : ''}`}
        onClick={() => (isWarned ? setIsAsking(true) : void model.check())}
      >
        {texts.say('check_now')}
      </button>
      {isAsking && (
        <Warning
          text={texts.say('warn_round')}
          yes={texts.say('warn_round_yes')}
          onYes={() => {
            setIsAsking(false);
            void model.check(undefined, true);
          }}
          onNo={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
