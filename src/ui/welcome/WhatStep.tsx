import { useUi } from '../ui.ts';
import { StepButtons } from './StepButtons.tsx';

const POINTS = ['sends', 'seen', 'stays', 'cannot'] as const;

export function WhatStep({ onNext, onDecline }: { onNext: () => void; onDecline: () => void }) {
  const { texts } = useUi();
  return (
    <section class="step-page">
      <h1>{texts.say('what_title')}</h1>
      <p class="intro">{texts.say('what_intro')}</p>
      <dl class="points">
        {POINTS.map((point) => (
          <div key={point}>
            <dt>{texts.say(`what_${point}_title`)}</dt>
            <dd>{texts.say(`what_${point}_body`)}</dd>
          </div>
        ))}
      </dl>
      <p class="small">{texts.say('what_occupied')}</p>
      <StepButtons next={texts.say('common_next')} onNext={onNext} onDecline={onDecline} />
    </section>
  );
}
