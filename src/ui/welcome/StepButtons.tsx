import { useUi } from '../ui.ts';

interface Props {
  next: string;
  onNext: () => void;
  onDecline: () => void;
  onBack?: () => void;
  isDisabled?: boolean;
}

/** One decision, and always "not now". */
export function StepButtons({ next, onNext, onDecline, onBack, isDisabled = false }: Props) {
  const { texts } = useUi();
  return (
    <div class="buttons">
      <button type="button" class="button primary" disabled={isDisabled} onClick={onNext}>
        {next}
      </button>
      {onBack && (
        <button type="button" class="button" onClick={onBack}>
          {texts.say('common_back')}
        </button>
      )}
      <button type="button" class="button quiet" onClick={onDecline}>
        {texts.say('common_not_now')}
      </button>
    </div>
  );
}
