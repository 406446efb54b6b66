import { useUi } from '../ui.ts';

/** An error of the program itself: small, with one next step. */
export function Trouble({ error }: { error: string | null }) {
  const { texts, model } = useUi();
  const what = model.refusal.value ?? error;
  if (!what) return null;
  return (
    <div class="trouble" role="status">
      <p>{texts.say('trouble_body')}</p>
      <details>
        <summary>{texts.say('details')}</summary>
        <code>{what}</code>
      </details>
    </div>
  );
}
