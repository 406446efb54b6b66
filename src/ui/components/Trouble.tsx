import { useUi } from '../ui.ts';

/** An error of the program itself: small, with one next step. A storage that takes nothing is told in words of its own. */
export function Trouble({ error }: { error: string | null }) {
  const { texts, model } = useUi();
  const what = model.refusal.value ?? error;
  const trouble = model.trouble.value;
  if (!what && !trouble) return null;
  return (
    <div class="trouble" role="status">
      <p>{texts.say(trouble ? `trouble_storage_${trouble}` : 'trouble_body')}</p>
      {what && (
        <details>
          <summary>{texts.say('details')}</summary>
          <code>{what}</code>
        </details>
      )}
    </div>
  );
}
