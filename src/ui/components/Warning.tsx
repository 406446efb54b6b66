import { useLayoutEffect, useRef } from 'preact/hooks';
import { useUi } from '../ui.ts';

interface Props {
  text: string;
  yes: string;
  onYes: () => void;
  onNo: () => void;
}

/** A question in place, with the harmless answer focused. */
export function Warning({ text, yes, onYes, onNo }: Props) {
  const { texts } = useUi();
  const no = useRef<HTMLButtonElement>(null);
  // Before the next key can come: one pressed in between would go to where the focus was.
  useLayoutEffect(() => {
    no.current?.focus({ preventScroll: true });
    // The whole question, not its last line.
    no.current?.closest('.warning')?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  function refuseOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onNo();
  }
  return (
    <div class="warning" role="alertdialog" aria-label={text} onKeyDown={refuseOnEscape}>
      {text.split('\n').map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="buttons">
        <button type="button" class="button" ref={no} onClick={onNo}>
          {texts.say('common_leave')}
        </button>
        <button type="button" class="button quiet" onClick={onYes}>
          {yes}
        </button>
      </div>
    </div>
  );
}
