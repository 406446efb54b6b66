import type { ListedTarget } from '../../../protocol.ts';
import { Growing } from '../../components/Growing.tsx';
import { useUi } from '../../ui.ts';

export function OwnList({ targets, isLocked }: { targets: readonly ListedTarget[]; isLocked: boolean }) {
  const { texts, model } = useUi();
  return (
    <fieldset disabled={isLocked}>
      <legend>{texts.say('own_title')}</legend>
      <ul class="own">
        <Growing of={targets}>
          {({ id, name, url }) => (
            <li key={id}>
              <span>
                {name} <code class="url">{url}</code>
              </span>
              <button
                type="button"
                class="link"
                aria-label={texts.say('own_remove', { name })}
                onClick={() => void model.set({ targets: targets.filter((one) => one.id !== id) })}
              >
                {texts.say('own_remove_short')}
              </button>
            </li>
          )}
        </Growing>
      </ul>
    </fieldset>
  );
}
