import { useUi } from '../ui.ts';

export function FirstRun() {
  const { texts, model } = useUi();
  return (
    <main class="waiting">
      <img src="/icons/icon-128.png" width="56" height="56" alt="" />
      <h1 class="sentence">{texts.say('scene_first_run_title')}</h1>
      <p>{texts.say('scene_first_run_body')}</p>
      <button type="button" class="button primary" onClick={() => model.openPage('welcome')}>
        {texts.say('scene_first_run_action')}
      </button>
    </main>
  );
}
