import { useState } from 'preact/hooks';
import { Preview } from '../components/Preview.tsx';
import { useUi } from '../ui.ts';
import { saveFile } from './save-file.ts';

/** The report as it would leave, byte for byte, before it may be saved. */
export function ReportSection() {
  const { texts, model } = useUi();
  const [isExact, choose] = useState(false);
  const [preview, show] = useState<string | null>(null);
  async function prepare() {
    const answer = await model.request({ request: 'export-report', exactTimes: isExact });
    if (!answer.ok) return;
    const { ok: _, ...report } = answer;
    show(`${JSON.stringify(report, null, 2)}\n`);
  }
  return (
    <section class="sheet">
      <h1>{texts.say('nav_report')}</h1>
      <p>{texts.say('report_intro')}</p>
      <label class="check">
        <input
          autocomplete="off"
          type="checkbox"
          checked={isExact}
          onChange={(event) => {
            choose(event.currentTarget.checked);
            show(null);
          }}
        />
        <span>{texts.say('report_exact')}</span>
      </label>
      <button type="button" class={`button ${preview ? '' : 'primary'}`} onClick={() => void prepare()}>
        {texts.say('report_prepare')}
      </button>
      {preview && <Prepared text={preview} />}
    </section>
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
