import { useId, useMemo } from 'preact/hooks';
import { Growing } from './Growing.tsx';

interface Props {
  readonly label: string;
  readonly text: string;
}

/** What would leave, to be read and selected. No field: Firefox writes what stands in fields of open pages to its session files. */
export function Preview({ label, text }: Props) {
  const id = useId();
  const parts = useMemo(() => partsOf(text), [text]);
  return (
    <div class="setting">
      <span id={id}>{label}</span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and who has no mouse must be able to. */}
      <section class="preview" aria-labelledby={id} tabIndex={0}>
        <Growing of={parts}>{(part) => <pre>{part}</pre>}</Growing>
      </section>
    </div>
  );
}

/** Lines of a part: what cannot be seen of a report of thousands of sites need not be laid out. */
const LINES = 100;

/** Joined together they are the text, byte for byte. */
function partsOf(text: string): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, part) =>
    lines.slice(part * LINES, (part + 1) * LINES).join(''),
  );
}
