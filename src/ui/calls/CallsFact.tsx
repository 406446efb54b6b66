import type { ServiceStatus, Snapshot } from '../../protocol.ts';
import { Fact } from '../components/Fact.tsx';
import { relative } from '../time.ts';
import { useUi } from '../ui.ts';
import { CallsWords } from './CallsResult.tsx';
import { CallsTest } from './CallsTest.tsx';
import { UdpWords } from './UdpWords.tsx';
import { lineOf } from './words.ts';

/** Calls in the row of their service: the last test, and another on a click. Nothing where its servers cannot be known. */
export function CallsFact({ service, snapshot }: { service: ServiceStatus; snapshot: Snapshot }) {
  const { texts, nowMs } = useUi();
  const { calls, id, name } = service;
  if (!calls || calls.testable === 'no' || calls.testable === 'place') return null;
  const line = lineOf(service);
  const { elsewhere } = calls;
  const udp = snapshot.calls?.udp;
  const isTestable = calls.testable === 'yes';
  return (
    <Fact title={texts.say('function_row_calls')}>
      {calls.testable === 'per_call' && <p>{texts.say('calls_per_call_one', { name })}</p>}
      {calls.testable === 'per_call' && udp && <UdpWords udp={udp} snapshot={snapshot} />}
      {line && (
        <p>
          <CallsWords told={line} snapshot={snapshot} />
        </p>
      )}
      {!line && calls.verdict && udp && <UdpWords udp={udp} snapshot={snapshot} />}
      {calls.wayRound === true && calls.answered === 0 && <p class="small">{texts.say('calls_way_round')}</p>}
      {calls.singles && <p class="small">{texts.say('calls_singles', { ...calls.singles })}</p>}
      {calls.checkedMs !== null && (
        <p class="small">{texts.say('calls_when', { when: relative(texts.language, calls.checkedMs, nowMs) })}</p>
      )}
      {elsewhere && calls.answered === 0 && (
        <p class="small">
          {texts.say(elsewhere.name === null ? 'calls_elsewhere' : 'calls_elsewhere_named', {
            network: elsewhere.name ?? '',
            when: relative(texts.language, elsewhere.atMs, nowMs),
          })}
        </p>
      )}
      {isTestable && <CallsTest snapshot={snapshot} service={{ id, name }} />}
    </Fact>
  );
}
