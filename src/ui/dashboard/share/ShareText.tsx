import { useEffect, useState } from 'preact/hooks';
import { Preview } from '../../components/Preview.tsx';
import { useUi } from '../../ui.ts';

export function ShareText({ text }: { text: string }) {
  const { texts } = useUi();
  const [outcome, setOutcome] = useState<'share_copied' | 'share_copy_refused' | null>(null);
  // What was copied is no longer what is shown.
  useEffect(() => setOutcome(null), [text]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('share_copied'),
      () => setOutcome('share_copy_refused'),
    );
  return (
    <div class="setting">
      <Preview label={texts.say('share_text')} text={text} />
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => void copy()}>
          {texts.say('share_copy')}
        </button>
        <span role="status">{outcome && texts.say(outcome)}</span>
      </div>
    </div>
  );
}
