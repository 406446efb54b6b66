import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useModel } from '../ui.ts';
import { Chevron } from './Chevron.tsx';

interface Props {
  id: string;
  class: string;
  head: ComponentChildren;
  children: () => ComponentChildren;
}

/** A line that opens in place. Escape closes it and gives the focus back. */
export function Disclosure({ id, class: name, head, children }: Props) {
  const model = useModel();
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = model.opened.value.has(id);
  const region = `open-${id.replace(/\W+/g, '-')}`;
  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    model.toggle(id, false);
    button.current?.focus();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the button and what it opened
    <div class={`${name} ${isOpen ? 'is-open' : ''}`} data-id={id} onKeyDown={closeOnEscape}>
      <button
        type="button"
        class="line"
        ref={button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? region : undefined}
        onClick={() => model.toggle(id)}
      >
        {head}
        <Chevron />
      </button>
      {isOpen && (
        <div class="opened" id={region}>
          {children()}
        </div>
      )}
    </div>
  );
}
