import { useUi } from '../ui.ts';

/** Nothing is stored yet: quiet at first, honest if the background does not answer. */
export function Waiting() {
  const { texts, model } = useUi();
  const refusal = model.refusal.value;
  const trouble = model.trouble.value;
  return (
    <main class="waiting">
      <h1 class="sentence">{texts.say(refusal ? 'trouble_title' : 'scene_loading_title')}</h1>
      {refusal && <p>{texts.say(trouble ? `trouble_storage_${trouble}` : 'trouble_no_background')}</p>}
      {refusal && <code>{refusal}</code>}
    </main>
  );
}
