import { useState } from 'preact/hooks';
import { PLACES } from '../../catalog/places.ts';
import type { Place } from '../../core/types.ts';
import { Warning } from '../components/Warning.tsx';
import { useUi } from '../ui.ts';

/** Consent is given. The first round is still a click of its own. */
export function DoneStep({ place }: { place: Place | null }) {
  const { texts, model } = useUi();
  const [isAsking, setIsAsking] = useState(false);
  const isWarned = place !== null && PLACES[place].click.warn;
  function check() {
    void model.check(undefined, isWarned);
    location.assign('../dashboard/index.html');
  }
  return (
    <section class="step-page">
      <h1>{texts.say('done_title')}</h1>
      <p class="intro">{texts.say('done_body')}</p>
      {isAsking ? (
        <Warning
          text={texts.say('warn_round')}
          yes={texts.say('warn_round_yes')}
          onYes={check}
          onNo={() => setIsAsking(false)}
        />
      ) : (
        <div class="buttons">
          <button type="button" class="button primary" onClick={() => (isWarned ? setIsAsking(true) : check())}>
            {texts.say('done_check')}
          </button>
          <button type="button" class="button quiet" onClick={() => location.assign('../dashboard/index.html')}>
            {texts.say('common_not_now')}
          </button>
        </div>
      )}
    </section>
  );
}
