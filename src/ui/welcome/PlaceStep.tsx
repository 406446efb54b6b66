import { PLACES, type Place } from '../../core/types.ts';
import { useUi } from '../ui.ts';
import { StepButtons } from './StepButtons.tsx';

interface Props {
  place: Place | null;
  /** Given by an organisation. */
  isLocked: boolean;
  onChoose: (place: Place) => void;
  onNext: () => void;
  onBack: () => void;
  onDecline: () => void;
}

export function PlaceStep({ place, isLocked, onChoose, onNext, onBack, onDecline }: Props) {
  const { texts } = useUi();
  return (
    <section class="step-page">
      <h1 id="place-title">{texts.say('place_title')}</h1>
      <p class="intro">{texts.say('place_intro')}</p>
      {isLocked && <p>{texts.say('set_locked')}</p>}
      <div class="places" role="radiogroup" aria-labelledby="place-title">
        {PLACES.map((one) => (
          <label key={one} class="place">
            <input
              autocomplete="off"
              type="radio"
              name="place"
              value={one}
              checked={place === one}
              disabled={isLocked}
              onChange={() => onChoose(one)}
            />
            <span>
              <span class="place-name">{texts.say(`place_${one}`)}</span>
              {texts.has(`place_${one}_hint`) && <span class="small">{texts.say(`place_${one}_hint`)}</span>}
            </span>
          </label>
        ))}
      </div>
      <StepButtons
        next={texts.say('common_next')}
        isDisabled={place === null}
        onNext={onNext}
        onBack={onBack}
        onDecline={onDecline}
      />
    </section>
  );
}
