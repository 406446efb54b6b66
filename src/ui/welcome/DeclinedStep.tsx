import { useUi } from '../ui.ts';

export function DeclinedStep({ onAgain }: { onAgain: () => void }) {
  const { texts } = useUi();
  return (
    <section class="step-page">
      <h1>{texts.say('declined_title')}</h1>
      <p>{texts.say('declined_body')}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={onAgain}>
          {texts.say('declined_again')}
        </button>
      </div>
    </section>
  );
}
