import { useState } from 'preact/hooks';
import { useUi } from '../../ui.ts';
import { guessFormat, type ListFormat } from './format.ts';
import { ImportFields } from './ImportFields.tsx';
import { ImportOutcome, type Outcome } from './ImportOutcome.tsx';

export function ImportList({ isLocked }: { isLocked: boolean }) {
  const { texts, model } = useUi();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ListFormat | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const format = chosen ?? guessFormat(text);
  async function add() {
    const answer = await model.request({ request: 'import-targets', text, format });
    setOutcome(answer.ok ? answer : { error: answer.error });
    if (answer.ok) setText('');
  }
  return (
    <fieldset class="import" disabled={isLocked}>
      <legend>{texts.say('import_title')}</legend>
      <p class="small">{texts.say('import_hint')}</p>
      <ImportFields text={text} format={format} onText={setText} onFormat={setChosen} onAdd={() => void add()} />
      {outcome && <ImportOutcome outcome={outcome} />}
    </fieldset>
  );
}
