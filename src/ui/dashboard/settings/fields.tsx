import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useUi } from '../../ui.ts';

interface Common {
  label: string;
  hint?: string;
  isLocked: boolean;
}

function Hint({ id, hint, isLocked }: { id: string; hint: string | undefined; isLocked: boolean }) {
  const { texts } = useUi();
  const text = isLocked ? texts.say('set_locked') : hint;
  return text ? (
    <span class="small" id={id}>
      {text}
    </span>
  ) : null;
}

interface SwitchProps extends Common {
  /** Not for a person to choose here, for a reason that the hint tells. */
  isDisabled?: boolean;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

export function Switch({ label, hint, isLocked, isDisabled = false, isOn, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div class="setting">
      <label class="check">
        <input
          autocomplete="off"
          type="checkbox"
          checked={isOn}
          disabled={isLocked || isDisabled}
          aria-describedby={id}
          onChange={(event) => {
            const wanted = event.currentTarget.checked;
            // The page shows what is stored; a change that needs a second word must not look done.
            event.currentTarget.checked = isOn;
            onChange(wanted);
          }}
        />
        <span>{label}</span>
      </label>
      <Hint id={id} hint={hint} isLocked={isLocked} />
    </div>
  );
}

interface SelectProps extends Common {
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}

export function Select({ label, hint, isLocked, value, options, onChange }: SelectProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          <select
            autocomplete="off"
            id={id}
            value={value}
            disabled={isLocked}
            onChange={(event) => onChange(event.currentTarget.value)}
          >
            {options.map(([one, text]) => (
              <option key={one} value={one}>
                {text}
              </option>
            ))}
          </select>
          <Hint id={`${id}-hint`} hint={hint} isLocked={isLocked} />
        </>
      )}
    </Labelled>
  );
}

export function Labelled({ label, children }: { label: string; children: (id: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}
