import type { DatedReport } from '../../protocol.ts';
import { isoAge, isoDate } from '../time.ts';
import { useUi } from '../ui.ts';

export interface Reported {
  readonly report: DatedReport;
  /** Told where several services stand in one list. */
  readonly service?: string;
}

const MOST = 3;

/** Published statements, always with date, age and source, never as a result of ours. */
export function Reports({ reports }: { reports: readonly Reported[] }) {
  const { texts } = useUi();
  const more = reports.slice(MOST);
  return (
    <>
      <ReportList reports={reports.slice(0, MOST)} />
      {more.length > 0 && (
        <details>
          <summary>{texts.plural('report_more', more.length)}</summary>
          <ReportList reports={more} />
        </details>
      )}
    </>
  );
}

function ReportList({ reports }: { reports: readonly Reported[] }) {
  const { texts, nowMs } = useUi();
  const { language } = texts;
  return (
    <ul class="reports">
      {reports.map(({ report, service }) => (
        <li key={report.id}>
          {service && <b>{service} · </b>}
          {texts.say('report_line', {
            what: texts.say(`report_what_${report.function}`),
            status: texts.say(`report_${report.status}`),
            place: texts.say(`report_place_${report.place}`),
            since: isoDate(language, report.since),
            age: isoAge(language, report.since, nowMs),
          })}
          <p class="small">
            {texts.say('report_source', {
              source: texts.say(`source_${report.source}`),
              date: isoDate(language, report.date),
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}
