import type { Snapshot } from '../../protocol.ts';
import { Disclosure } from '../components/Disclosure.tsx';
import { Glyph } from '../components/Glyph.tsx';
import { type Reported, Reports } from '../components/Reports.tsx';
import { useUi } from '../ui.ts';
import { CallsResult } from './CallsResult.tsx';
import { CallsTest } from './CallsTest.tsx';
import { callsGlyph, callsShort } from './words.ts';

interface Props {
  id: string;
  snapshot: Snapshot;
  reports: readonly Reported[];
}

/** The row of calls in the group of messengers: whether their way is open here, the test, and what others report. */
export function CallsRow({ id, snapshot, reports }: Props) {
  const { texts } = useUi();
  const list = new Intl.ListFormat(texts.language);
  const glyph = callsGlyph(snapshot);
  const short = callsShort(snapshot, (names) => list.format(names));
  const isTested = snapshot.calls?.udp != null;
  return (
    <Disclosure
      id={id}
      class={`row row-${glyph}`}
      head={
        <>
          <Glyph name={glyph} />
          <span class="row-name">{texts.say('function_row_calls')}</span>
          <span class="row-words">{texts.say(short.key, short.params)}</span>
        </>
      }
    >
      {() => (
        <>
          {!isTested && <p>{texts.say(snapshot.calls?.scope === 'never' ? 'calls_never' : 'calls_what')}</p>}
          <CallsResult snapshot={snapshot} />
          <CallsTest snapshot={snapshot} />
          {snapshot.calls?.scope === 'one' && <p class="small">{texts.say('calls_one_at_a_time')}</p>}
          <h3 class="calls-reports">{texts.say('calls_reports')}</h3>
          {reports.length > 0 ? <Reports reports={reports} /> : <p class="small">{texts.say('report_none')}</p>}
        </>
      )}
    </Disclosure>
  );
}
