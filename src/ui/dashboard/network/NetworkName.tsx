import { useEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../../../protocol.ts';
import { useUi } from '../../ui.ts';

/** The name that the user gave this network, to be changed in place. */
export function NetworkName({ snapshot: { settings, locked } }: { snapshot: Snapshot }) {
  const { texts } = useUi();
  const [isEditing, setIsEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const name = settings.networkName;
  function close() {
    setIsEditing(false);
    requestAnimationFrame(() => button.current?.focus());
  }
  if (isEditing) return <NameField name={name} onClose={close} />;
  return (
    <p class="with-button">
      <span class={name ? '' : 'quiet-text'}>{name ?? texts.say('network_unnamed')}</span>
      {!locked.includes('networkName') && (
        <button type="button" class="link" ref={button} onClick={() => setIsEditing(true)}>
          {texts.say(name ? 'network_rename' : 'network_give_name')}
        </button>
      )}
    </p>
  );
}

function NameField({ name, onClose }: { name: string | null; onClose: () => void }) {
  const { texts, model } = useUi();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  async function save(event: Event) {
    event.preventDefault();
    const wanted = field.current?.value.trim() || null;
    if (wanted === name || (await model.set({ networkName: wanted }))) onClose();
  }
  return (
    <form
      class="name-form"
      onSubmit={(event) => void save(event)}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <input
        autocomplete="off"
        type="text"
        ref={field}
        maxLength={40}
        aria-label={texts.say('set_network_name')}
        placeholder={texts.say('set_network_name_example')}
        defaultValue={name ?? ''}
      />
      <button type="submit" class="button">
        {texts.say('network_save')}
      </button>
      <button type="button" class="button quiet" onClick={onClose}>
        {texts.say('common_leave')}
      </button>
    </form>
  );
}
