import { Growing } from '../../components/Growing.tsx';
import { useUi } from '../../ui.ts';

export type Outcome =
  | { readonly added: number; readonly skipped: readonly { readonly line: number; readonly reason: string }[] }
  | { readonly error: string };

/** What came of an import: how many were added, and each line that was left out with its reason. */
export function ImportOutcome({ outcome }: { outcome: Outcome }) {
  const { texts } = useUi();
  if ('error' in outcome)
    return (
      <div role="status">
        <p>{texts.say('import_failed')}</p>
        <code>{outcome.error}</code>
      </div>
    );
  return (
    <div role="status">
      <p>{texts.plural('import_added', outcome.added)}</p>
      {outcome.skipped.length > 0 && <p>{texts.plural('import_skipped', outcome.skipped.length)}</p>}
      <ul class="skipped">
        <Growing of={outcome.skipped}>
          {({ line, reason }) => <li key={`${line}${reason}`}>{texts.say('import_line', { line, reason })}</li>}
        </Growing>
      </ul>
    </div>
  );
}
