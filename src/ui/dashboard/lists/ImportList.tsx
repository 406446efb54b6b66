import { useState } from 'preact/hooks';
import { useUi } from '../../ui.ts';
import { guessFormat, type ListFormat } from './format.ts';
import { ImportFields } from './ImportFields.tsx';
import { ImportOutcome, type Outcome } from './ImportOutcome.tsx';

export function ImportList({ isLocked }: { isLocked: boolean }) {
  const { texts, model } = useUi();
  const [text, write] = useState('');
  const [chosen, choose] = useState<ListFormat | null>(null);
  const [outcome, tell] = useState<Outcome | null>(null);
  const format = chosen ?? guessFormat(text);
  async function add() {
    const answer = await model.request({ request: 'import-targets', text, format });
    tell(answer.ok ? answer : { error: answer.error });
    if (answer.ok) write('');
  }
  return (
    <fieldset class="import" disabled={isLocked}>
      <legend>{texts.say('import_title')}</legend>
      <p class="small">{texts.say('import_hint')}</p>
      <ImportFields text={text} format={format} onText={write} onFormat={choose} onAdd={() => void add()} />
      {outcome && <ImportOutcome outcome={outcome} />}
    </fieldset>
  );
}
