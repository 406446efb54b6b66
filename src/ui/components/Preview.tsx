import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly text: string;
}

/** What would leave, to be read and selected. No field: Firefox writes what stands in fields of open pages to its session files. */
export function Preview({ label, text }: Props) {
  const id = useId();
  return (
    <div class="setting">
      <span id={id}>{label}</span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and who has no mouse must be able to. */}
      <section class="preview" aria-labelledby={id} tabIndex={0}>
        <pre>{text}</pre>
      </section>
    </div>
  );
}
