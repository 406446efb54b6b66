import { useLayoutEffect, useRef } from 'preact/hooks';
import { useUi } from '../ui.ts';

/** Keys that belong to the browser or to moving about, and must not uncover. */
const KEPT = ['Escape', 'Tab', 'Shift', 'Control', 'Alt', 'Meta'];

/** A plain page before the list: no name of a site is anywhere in it. */
export function Cover({ onGoOn }: { onGoOn: () => void }) {
  const { texts } = useUi();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    button.current?.focus();
    const press = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
      if (!KEPT.includes(key) && !ctrlKey && !altKey && !metaKey) onGoOn();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [onGoOn]);
  return (
    <main class="waiting">
      <h1 class="sentence">{texts.say('notice_title_discreet')}</h1>
      <button type="button" class="button" ref={button} onClick={onGoOn}>
        {texts.say('cover_button')}
      </button>
    </main>
  );
}
