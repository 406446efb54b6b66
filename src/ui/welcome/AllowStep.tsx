import { useState } from 'preact/hooks';
import type { Place } from '../../core/types.ts';
import { useUi } from '../ui.ts';
import { rulesOf } from './rules.ts';
import { StepButtons } from './StepButtons.tsx';

interface Props {
  place: Place;
  onDone: () => void;
  onBack: () => void;
  onDecline: () => void;
}

export function AllowStep({ place, onDone, onBack, onDecline }: Props) {
  const { texts, model } = useUi();
  const [problem, setProblem] = useState<string | null>(null);
  // The browser wants the question inside the click, so nothing may be awaited before `allow`.
  const allow = () => {
    const answer = model.allow();
    void accept(answer);
  };
  async function accept(answer: Promise<boolean>) {
    if (!(await answer.catch(() => false))) return setProblem('allow_refused');
    const accepted = await model.request({ request: 'accept-consent', place });
    if (accepted.ok) onDone();
    else setProblem('allow_failed');
  }
  return (
    <section class="step-page">
      <h1>{texts.say('allow_title')}</h1>
      <p class="intro">{texts.say('allow_intro')}</p>
      <ul class="plain">
        {rulesOf(texts, place).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="small">{texts.say('allow_browser')}</p>
      {problem && (
        <p class="warning" role="alert">
          {texts.say(problem)}
        </p>
      )}
      <StepButtons next={texts.say('allow_button')} onNext={allow} onBack={onBack} onDecline={onDecline} />
    </section>
  );
}
