import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Refusal, Snapshot } from '../../protocol.ts';
import { Disclosure } from '../components/Disclosure.tsx';
import { Glyph } from '../components/Glyph.tsx';
import { PageAnswer } from '../components/PageAnswer.tsx';
import { Warning } from '../components/Warning.tsx';
import { refusalKey } from '../page-words.ts';
import type { Site } from '../site.ts';
import { useUi } from '../ui.ts';
import { glyphOf, shortKey } from '../words.ts';

const OPENED = 'this-page';
const LABEL = 'this-page-label';

/** The last line of the popup: the page in front, and why it does not load. */
export function PageLine({ snapshot }: { snapshot: Snapshot }) {
  const { texts, model } = useUi();
  const site = model.site.value;
  if (!site) return null;
  const { page } = snapshot;
  const status = page?.url && new URL(page.url).hostname === site.host ? page.status : null;
  if (!status || !(status.pending || status.result)) return <Question site={site} snapshot={snapshot} />;
  const glyph = glyphOf(status);
  return (
    <Frame>
      <Disclosure
        id={OPENED}
        class={`row row-${glyph}`}
        head={
          <>
            <Glyph name={glyph} />
            <span class="row-name">{texts.say('page_this', { host: site.host })}</span>
            <span class="row-words">{texts.say(shortKey(status))}</span>
          </>
        }
      >
        {() => <PageAnswer status={status} snapshot={snapshot} />}
      </Disclosure>
    </Frame>
  );
}

function Frame({ children }: { children: ComponentChildren }) {
  const { texts } = useUi();
  return (
    <section class="this-page" aria-labelledby={LABEL}>
      <h2 class="visually-hidden" id={LABEL}>
        {texts.say('page_label')}
      </h2>
      {children}
    </section>
  );
}

function Question({ site, snapshot }: { site: Site; snapshot: Snapshot }) {
  const { texts, model } = useUi();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isWaiting, setIsWaiting] = useState(false);
  async function ask(warned?: boolean) {
    setIsWaiting(true);
    model.toggle(OPENED, true);
    setRefusal(await model.checkPage(site.url, warned));
    setIsWaiting(false);
  }
  return (
    <Frame>
      <p class="page-question">
        <span>{texts.say('page_this', { host: site.host })}</span>
        <button
          type="button"
          class="link"
          disabled={isWaiting || snapshot.activity.kind === 'checking'}
          onClick={() => void ask()}
        >
          {texts.say('page_why')}
        </button>
      </p>
      {refusal === 'warned' && (
        <Warning
          text={texts.say('warn_one', { host: site.host })}
          yes={texts.say('warn_one_yes')}
          onYes={() => void ask(true)}
          onNo={() => setRefusal(null)}
        />
      )}
      {refusal && refusal !== 'warned' && <p role="status">{texts.say(refusalKey(refusal))}</p>}
    </Frame>
  );
}
