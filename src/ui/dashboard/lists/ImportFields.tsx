import { useUi } from '../../ui.ts';
import { FORMATS, type ListFormat } from './format.ts';

interface Props {
  text: string;
  format: ListFormat;
  onText: (text: string) => void;
  onFormat: (format: ListFormat | null) => void;
  onAdd: () => void;
}

export function ImportFields({ text, format, onText, onFormat, onAdd }: Props) {
  const { texts } = useUi();
  async function readFile(file: File | undefined) {
    if (!file) return;
    onFormat(null);
    onText(await file.text());
  }
  return (
    <>
      <input
        autocomplete="off"
        type="file"
        accept=".csv,.json,.txt,text/*,application/json"
        aria-label={texts.say('import_file')}
        onChange={(event) => void readFile(event.currentTarget.files?.[0])}
      />
      <textarea
        autocomplete="off"
        rows={5}
        aria-label={texts.say('import_paste')}
        placeholder="https://example.org/"
        spellcheck={false}
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <div class="buttons">
        <FormatSelect format={format} onFormat={onFormat} />
        <button type="button" class="button primary" disabled={text.trim() === ''} onClick={onAdd}>
          {texts.say('import_add')}
        </button>
      </div>
    </>
  );
}

function FormatSelect({ format, onFormat }: Pick<Props, 'format' | 'onFormat'>) {
  const { texts } = useUi();
  return (
    <select
      autocomplete="off"
      aria-label={texts.say('import_format')}
      value={format}
      onChange={(event) => onFormat(FORMATS.find((one) => one === event.currentTarget.value) ?? null)}
    >
      {FORMATS.map((one) => (
        <option key={one} value={one}>
          {texts.say(`import_format_${one.replace('-', '_')}`)}
        </option>
      ))}
    </select>
  );
}
