import { useUi } from '../../ui.ts';

/** What of an organisation's settings was passed over: for whoever set them, so as they were read. */
export function PolicyTrouble({ errors }: { errors: readonly string[] }) {
  const { texts } = useUi();
  if (errors.length === 0) return null;
  return (
    <div class="warning">
      <p>{texts.say('policy_wrong')}</p>
      {errors.map((error) => (
        <code key={error}>{error}</code>
      ))}
    </div>
  );
}
