import { useState } from 'preact/hooks';
import { Warning } from '../components/Warning.tsx';
import { useUi } from '../ui.ts';

type Step = 'calm' | 'ask_erase' | 'ask_remove' | 'erased' | 'failed';

export function EraseSection() {
  const { texts, model } = useUi();
  const [step, setStep] = useState<Step>('calm');
  async function erase(thenRemove: boolean) {
    if (thenRemove) return setStep((await model.remove()) ? 'erased' : 'failed');
    setStep((await model.erase()) ? 'erased' : 'failed');
  }
  const isAsking = step === 'ask_erase' || step === 'ask_remove';
  return (
    <section class="sheet">
      <h1>{texts.say('erase_title')}</h1>
      <p>{texts.say('erase_what')}</p>
      <p>{texts.say('erase_limits')}</p>
      <p class="small">{texts.say('erase_shortcut')}</p>
      {step === 'erased' && <p role="status">{texts.say('erase_done')}</p>}
      {step === 'failed' && <p role="alert">{texts.say('erase_failed')}</p>}
      {isAsking ? (
        <Warning
          text={texts.say(`erase_${step}`)}
          yes={texts.say(`erase_${step}_yes`)}
          onYes={() => void erase(step === 'ask_remove')}
          onNo={() => setStep('calm')}
        />
      ) : (
        <div class="buttons">
          <button type="button" class="button" onClick={() => setStep('ask_erase')}>
            {texts.say('erase_button')}
          </button>
          <button type="button" class="button" onClick={() => setStep('ask_remove')}>
            {texts.say('remove_button')}
          </button>
        </div>
      )}
    </section>
  );
}
