import { useState } from 'preact/hooks';
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
      {preview && <Preview text={preview} />}
    </section>
  );
}

function Preview({ text }: { text: string }) {
  const { texts } = useUi();
  const bytes = new TextEncoder().encode(text).length;
  return (
    <>
      <p class="small">{texts.plural('report_bytes', bytes)}</p>
      <textarea
        class="preview"
        readOnly
        rows={16}
        aria-label={texts.say('report_preview')}
        value={text}
        spellcheck={false}
      />
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
