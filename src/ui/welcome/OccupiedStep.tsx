import { useUi } from '../ui.ts';

interface Props {
  onNext: () => void;
  onBack: () => void;
  onDecline: () => void;
}

/** The honest advice first: leaving is the first button, going on the last. */
export function OccupiedStep({ onNext, onBack, onDecline }: Props) {
  const { texts, model } = useUi();
  return (
    <section class="step-page">
      <h1>{texts.say('occupied_title')}</h1>
      <p class="intro">{texts.say('occupied_intro')}</p>
      <ul class="plain">
        <li>{texts.say('occupied_seen')}</li>
        <li>{texts.say('occupied_found')}</li>
        <li>{texts.say('occupied_outside')}</li>
      </ul>
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => void model.remove()}>
          {texts.say('occupied_remove')}
        </button>
        <button type="button" class="button" onClick={onNext}>
          {texts.say('occupied_go_on')}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {texts.say('common_back')}
        </button>
        <button type="button" class="button quiet" onClick={onDecline}>
          {texts.say('common_not_now')}
        </button>
      </div>
    </section>
  );
}
