import type { Evidence } from '../evidence.ts';
import { useUi } from '../ui.ts';

const MARKS = { passed: 'm4.5 8.3 2.4 2.4 4.6-5.2', failed: 'm5 5 6 6m0-6-6 6', unknown: 'M6 8h4' } as const;

/** The way to a site in five steps, the failing one marked. */
export function Ladder({ path }: Pick<Evidence, 'path'>) {
  const { texts } = useUi();
  return (
    <ol class="ladder">
      {path.map(({ step, passage }) => (
        <li key={step} class={`step step-${passage}`}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <circle cx="8" cy="8" r="7" />
            <path d={MARKS[passage]} />
          </svg>
          <span>{texts.say(`path_${step}`)}</span>
          <span class="visually-hidden">{texts.say(`path_${passage}`)}</span>
        </li>
      ))}
    </ol>
  );
}
