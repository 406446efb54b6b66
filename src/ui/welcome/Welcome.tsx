import { useState } from 'preact/hooks';
import type { Place } from '../../core/types.ts';
import { useUi } from '../ui.ts';
import { AllowStep } from './AllowStep.tsx';
import { DeclinedStep } from './DeclinedStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { OccupiedStep } from './OccupiedStep.tsx';
import { PlaceStep } from './PlaceStep.tsx';
import { Steps } from './Steps.tsx';
import type { Step } from './step.ts';
import { WhatStep } from './WhatStep.tsx';

/** The welcome: what it does, where you are, may it check. Nothing happens before the last answer. */
export function Welcome() {
  const { model } = useUi();
  const snapshot = model.snapshot.value;
  // What was answered before decides with what the page opens.
  if (!snapshot && !model.refusal.value) return null;
  return (
    <WelcomeSteps known={snapshot?.settings.place ?? null} isLocked={snapshot?.locked.includes('place') ?? false} />
  );
}

function WelcomeSteps({ known, isLocked }: { known: Place | null; isLocked: boolean }) {
  const { model } = useUi();
  const opening = model.opening.value;
  const [place, setPlace] = useState<Place | null>(opening === 'strict' ? 'occupied' : known);
  const [step, setStep] = useState<Step>(() => firstStep(known, opening));
  const decline = () => setStep('declined');
  return (
    <main class="welcome-page">
      <Steps current={step} />
      {step === 'what' && <WhatStep onNext={() => setStep('place')} onDecline={decline} />}
      {step === 'place' && (
        <PlaceStep
          place={place}
          isLocked={isLocked}
          onChoose={setPlace}
          onNext={() => setStep(isAdvised(place) ? 'occupied' : 'allow')}
          onBack={() => setStep('what')}
          onDecline={decline}
        />
      )}
      {step === 'occupied' && (
        <OccupiedStep onNext={() => setStep('allow')} onBack={() => setStep('place')} onDecline={decline} />
      )}
      {step === 'allow' && place && (
        <AllowStep place={place} onDone={() => setStep('done')} onBack={() => setStep('place')} onDecline={decline} />
      )}
      {step === 'done' && <DoneStep place={place} />}
      {step === 'declined' && <DeclinedStep onAgain={() => setStep('what')} />}
    </main>
  );
}

/** Who would rather not say may be the one in most danger, and gets the same honest advice. */
const isAdvised = (place: Place | null) => place === 'occupied' || place === 'unsaid';

/** A person who asked for the strict rules is told the honest advice first, too. */
function firstStep(known: Place | null, opening: string | null): Step {
  if (isAdvised(known) || opening === 'strict') return 'occupied';
  return opening === 'place' ? 'place' : 'what';
}
