import { useUi } from '../ui.ts';

/** Nothing is stored yet: quiet at first, honest if the background does not answer. */
export function Waiting() {
  const { texts, model } = useUi();
  const refusal = model.refusal.value;
  return (
    <main class="waiting">
      <h1 class="sentence">{texts.say(refusal ? 'trouble_title' : 'scene_loading_title')}</h1>
      {refusal && <p>{texts.say('trouble_no_background')}</p>}
      {refusal && <code>{refusal}</code>}
    </main>
  );
}
