import type { Snapshot } from '../../../protocol.ts';
import { useUi } from '../../ui.ts';
import { type Choice, choicesOf, withChoice } from './choice.ts';

/** Which services are on the list. */
export function ServiceChoice({ snapshot }: { snapshot: Snapshot }) {
  const { texts } = useUi();
  return (
    <section>
      <h2>{texts.say('choice_title')}</h2>
      <p class="small">{texts.say('choice_hint')}</p>
      <div class="choices">
        {choicesOf(snapshot).map(([category, choices]) => (
          <fieldset key={category}>
            <legend>{texts.say(`category_${category.replace('-', '_')}`)}</legend>
            {choices.map((choice) => (
              <ChoiceLine key={choice.service.id} choice={choice} snapshot={snapshot} />
            ))}
          </fieldset>
        ))}
      </div>
    </section>
  );
}

function ChoiceLine({ choice, snapshot }: { choice: Choice; snapshot: Snapshot }) {
  const { texts, model } = useUi();
  const { service, isChosen, isCheckable } = choice;
  return (
    <label class="check">
      <input
        autocomplete="off"
        type="checkbox"
        checked={isChosen}
        disabled={snapshot.locked.includes('excluded') || snapshot.locked.includes('included')}
        onChange={(event) => void model.set(withChoice(service, event.currentTarget.checked, snapshot))}
      />
      <span>
        {service.name}
        {!isCheckable && <span class="small"> {texts.say('short_never')}</span>}
      </span>
    </label>
  );
}
