import type { Snapshot } from '../../../protocol.ts';
import { QUIET_PLACES } from '../../place-rules.ts';
import { useUi } from '../../ui.ts';

/** Where the person is: changing it asks for consent again, on the welcome page. */
export function PlaceSetting({ snapshot: { consent, permission, locked } }: { snapshot: Snapshot }) {
  const { texts, model } = useUi();
  const isQuiet = consent !== null && QUIET_PLACES.includes(consent.place);
  const place = !consent ? 'place_none' : isQuiet ? 'place_quiet' : `place_${consent.place}`;
  return (
    <fieldset>
      <legend>{texts.say('set_place_title')}</legend>
      <p>{texts.say(place)}</p>
      <p class="small">{texts.say(locked.includes('place') ? 'set_locked' : 'set_place_hint')}</p>
      <div class="buttons">
        <button
          type="button"
          class="button"
          disabled={locked.includes('place')}
          onClick={() => model.openPage('welcome', 'place')}
        >
          {texts.say('set_place_change')}
        </button>
        {consent && (
          <button
            type="button"
            class="button quiet"
            onClick={() => void model.request({ request: 'withdraw-consent' })}
          >
            {texts.say('set_withdraw')}
          </button>
        )}
        {!permission && (
          <button type="button" class="button primary" onClick={() => void model.allow()}>
            {texts.say('scene_no_permission_action')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
