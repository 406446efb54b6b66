import { useUi } from '../ui.ts';
import type { Step } from './step.ts';

const NUMBERS: Readonly<Partial<Record<Step, number>>> = { what: 1, place: 2, occupied: 2, allow: 3 };

export function Steps({ current }: { current: Step }) {
  const { texts } = useUi();
  const step = NUMBERS[current];
  return (
    <div class="steps">
      <img src="/icons/icon-48.png" width="28" height="28" alt="" />
      {step && <p>{texts.say('welcome_step', { step, total: 3 })}</p>}
    </div>
  );
}
