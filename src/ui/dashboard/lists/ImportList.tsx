import { useState } from 'preact/hooks';
import { useUi } from '../../ui.ts';
import { FORMATS, guessFormat, type ListFormat } from './format.ts';
import { ImportOutcome, type Outcome } from './ImportOutcome.tsx';

export function ImportList({ isLocked }: { isLocked: boolean }) {
  const { texts, model } = useUi();
  const [text, write] = useState('');
  const [chosen, choose] = useState<ListFormat | null>(null);
  const [outcome, tell] = useState<Outcome | null>(null);
  const format = chosen ?? guessFormat(text);
  async function readFile(files: FileList | null) {
    const file = files?.[0];
    if (!file) return;
    write(await file.text());
    choose(null);
  }
  async function add() {
    const answer = await model.request({ request: 'import-targets', text, format });
    tell(answer.ok ? answer : { error: answer.error });
    if (answer.ok) write('');
  }
  return (
    <fieldset class="import" disabled={isLocked}>
      <legend>{texts.say('import_title')}</legend>
      <p class="small">{texts.say('import_hint')}</p>
      <input
        type="file"
        accept=".csv,.json,.txt,text/*,application/json"
        aria-label={texts.say('import_file')}
        onChange={(event) => void readFile(event.currentTarget.files)}
      />
      <textarea
        rows={5}
        aria-label={texts.say('import_paste')}
        placeholder={'https://example.org/'}
        spellcheck={false}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <div class="buttons">
        <select
          aria-label={texts.say('import_format')}
          value={format}
          onChange={(event) => choose(event.currentTarget.value as ListFormat)}
        >
          {FORMATS.map((one) => (
            <option key={one} value={one}>
              {texts.say(`import_format_${one.replace('-', '_')}`)}
            </option>
          ))}
        </select>
        <button type="button" class="button primary" disabled={text.trim() === ''} onClick={() => void add()}>
          {texts.say('import_add')}
        </button>
      </div>
      {outcome && <ImportOutcome outcome={outcome} />}
    </fieldset>
  );
}
