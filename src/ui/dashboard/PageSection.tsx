import { PageAnswer } from '../components/PageAnswer.tsx';
import { Progress } from '../components/Progress.tsx';
import { Reports } from '../components/Reports.tsx';
import { Warning } from '../components/Warning.tsx';
import { refusalKey } from '../page-words.ts';
import { useUi } from '../ui.ts';
import type { SectionProps } from './section.ts';

/** Why one page does not load, as asked in the popup or in a menu. */
export function PageSection({ snapshot, go }: SectionProps) {
  const { texts } = useUi();
  const { page, activity } = snapshot;
  const host = page?.url ? new URL(page.url).hostname : null;
  return (
    <section class="sheet this-page">
      <h1>{texts.say('nav_page')}</h1>
      {host && <h2 class="page-host">{host}</h2>}
      {activity.kind === 'checking' && <Progress activity={activity} />}
      <Answer snapshot={snapshot} host={host} go={go} />
    </section>
  );
}

function Answer({ snapshot, host, go }: SectionProps & { host: string | null }) {
  const { texts, model } = useUi();
  const { page, activity } = snapshot;
  if (!page) return <p role="status">{texts.say(activity.kind === 'checking' ? 'page_queued' : 'page_none')}</p>;
  const { refusal, status, url } = page;
  if (refusal === 'warned' && url)
    return (
      <Warning
        text={texts.say('warn_one', { host: host ?? '' })}
        yes={texts.say('warn_one_yes')}
        onYes={() => void model.checkPage(url, true)}
        onNo={() => go('status')}
      />
    );
  if (refusal)
    return (
      <>
        <p role="status">{texts.say(refusalKey(refusal))}</p>
        {status && status.reports.length > 0 && <Reports reports={status.reports.map((report) => ({ report }))} />}
      </>
    );
  return status ? <PageAnswer status={status} snapshot={snapshot} /> : <p>{texts.say('page_none')}</p>;
}
