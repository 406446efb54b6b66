import { useState } from 'preact/hooks';
import { isRefused } from '../../protocol.ts';
import { Preview } from '../components/Preview.tsx';
import { useUi } from '../ui.ts';
import { saveFile } from './save-file.ts';

/** The report as it would leave, byte for byte, before it may be saved. */
export function ReportSection() {
  const { texts, model } = useUi();
  const [isExact, setIsExact] = useState(false);
  const [isNamed, setIsNamed] = useState(false);
  const [preview, setPreview] = useState<string | null>(null);
  async function prepare() {
    const answer = await model.request({ request: 'export-report', exactTimes: isExact, network: isNamed });
    if (!isRefused(answer)) setPreview(`${JSON.stringify(answer, null, 2)}\n`);
  }
  /** What was shown is no longer what would leave. */
  const change = (choice: () => void) => {
    choice();
    setPreview(null);
  };
  return (
    <section class="sheet">
      <h1>{texts.say('nav_report')}</h1>
      <p>{texts.say('report_intro')}</p>
      <Choice
        label={texts.say('report_exact')}
        isChosen={isExact}
        choose={(chosen) => change(() => setIsExact(chosen))}
      />
      <Choice
        label={texts.say('report_network')}
        isChosen={isNamed}
        choose={(chosen) => change(() => setIsNamed(chosen))}
      />
      <button type="button" class={`button ${preview ? '' : 'primary'}`} onClick={() => void prepare()}>
        {texts.say('report_prepare')}
      </button>
      {preview && <Prepared text={preview} />}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly isChosen: boolean;
  readonly choose: (chosen: boolean) => void;
}

function Choice({ label, isChosen, choose }: ChoiceProps) {
  return (
    <label class="check">
      <input
        autocomplete="off"
        type="checkbox"
        checked={isChosen}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

function Prepared({ text }: { text: string }) {
  const { texts } = useUi();
  const bytes = new TextEncoder().encode(text).length;
  return (
    <>
      <p class="small">{texts.plural('report_bytes', bytes)}</p>
      <Preview label={texts.say('report_preview')} text={text} />
      <button
        type="button"
        class="button primary"
        onClick={() => saveFile('report.json', new Blob([text], { type: 'application/json' }))}
      >
        {texts.say('report_save')}
      </button>
    </>
  );
}
