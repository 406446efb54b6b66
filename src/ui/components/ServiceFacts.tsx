import type { ServiceStatus, Snapshot } from '../../protocol.ts';
import { CallsFact } from '../calls/CallsFact.tsx';
import { useUi } from '../ui.ts';
import { explanation, observed } from '../words.ts';
import { CheckOne } from './CheckOne.tsx';
import { EvidenceFact } from './EvidenceFact.tsx';
import { Fact } from './Fact.tsx';
import { Parts } from './Parts.tsx';
import { Remedy } from './Remedy.tsx';
import { Reports } from './Reports.tsx';
import { Since } from './Since.tsx';

/** What an opened row tells: seen, explained, since when, what to do, and on what evidence. */
export function ServiceFacts({ service, snapshot }: { service: ServiceStatus; snapshot: Snapshot }) {
  const { texts } = useUi();
  const { result, reports, notTestable, name } = service;
  const verdict = result && result.verdict.reach !== 'not_checked' ? result.verdict : null;
  const functions = notTestable.map((one) => texts.say(`function_${one}`));
  const list = new Intl.ListFormat(texts.language);
  return (
    <>
      {verdict ? (
        <div class="finding">
          <p class="lead">{observed(texts, name, verdict)}</p>
          <p>{explanation(texts, verdict)}</p>
          {verdict.cause === 'blocking' && (
            <p class="small">{texts.say(`certainty_${verdict.confidence ?? 'possible'}`)}</p>
          )}
        </div>
      ) : (
        <p>{texts.say('explain_not_checked')}</p>
      )}
      {verdict && result && <EvidenceFact service={service} result={result} />}
      {result && <Parts roles={result.roles} />}
      {verdict && <Remedy verdict={verdict} serviceId={service.id} snapshot={snapshot} />}
      {verdict && <Since service={service} />}
      {reports.length > 0 && (
        <Fact title={texts.say('report_heading')}>
          <Reports reports={reports.map((report) => ({ report }))} />
        </Fact>
      )}
      <CallsFact service={service} snapshot={snapshot} />
      {functions.length > 0 && <p class="small">{texts.say('not_testable', { what: list.format(functions) })}</p>}
      <CheckOne
        service={service}
        isBusy={snapshot.activity.kind === 'checking' || !snapshot.permission || !snapshot.consent}
        isWarnedPlace={snapshot.policy.click.warn}
      />
    </>
  );
}
