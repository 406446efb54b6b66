import type { Snapshot } from '../../../protocol.ts';
import { Growing } from '../../components/Growing.tsx';
import { useUi } from '../../ui.ts';
import { shareable } from './card.ts';

interface Props {
  snapshot: Snapshot;
  named: ReadonlySet<string>;
  onChange: (named: ReadonlySet<string>) => void;
}

export function ShareServices({ snapshot, named, onChange }: Props) {
  const { texts } = useUi();
  const others = (id: string) => [...named].filter((one) => one !== id);
  return (
    <div class="choices">
      <fieldset>
        <legend>{texts.say('share_choose')}</legend>
        <Growing of={shareable(snapshot)}>
          {({ id, name }) => (
            <label key={id} class="check">
              <input
                autocomplete="off"
                type="checkbox"
                checked={named.has(id)}
                onChange={(event) => onChange(new Set([...others(id), ...(event.currentTarget.checked ? [id] : [])]))}
              />
              <span>{name}</span>
            </label>
          )}
        </Growing>
      </fieldset>
    </div>
  );
}
