import type { Snapshot } from '../../../protocol.ts';
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
        {shareable(snapshot).map(({ id, name }) => (
          <label key={id} class="check">
            <input
              autocomplete="off"
              type="checkbox"
              checked={named.has(id)}
              onChange={(event) => onChange(new Set([...others(id), ...(event.currentTarget.checked ? [id] : [])]))}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
