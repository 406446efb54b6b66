import type { Snapshot } from '../../protocol.ts';
import { isoDate, relative } from '../time.ts';
import { useUi } from '../ui.ts';
import { UdpWords } from './UdpWords.tsx';
import { callsTroubleOf, inPlace, lineOf, type Told } from './words.ts';

/** What the last test found: the network first, then service by service, then what can be done. */
export function CallsResult({ snapshot }: { snapshot: Snapshot }) {
  const { texts, nowMs } = useUi();
  const { calls, services } = snapshot;
  if (!calls) return null;
  const lines = services.flatMap((one) => lineOf(one) ?? []);
  const perCall = services.filter((one) => one.calls?.testable === 'per_call').map(({ name }) => name);
  const next = nextStep(snapshot);
  return (
    <>
      {calls.udp !== null && calls.checkedMs !== null && (
        <>
          <UdpWords udp={calls.udp} snapshot={snapshot} lead="lead" />
          <p class="small">{texts.say('calls_when', { when: relative(texts.language, calls.checkedMs, nowMs) })}</p>
        </>
      )}
      {lines.length > 0 && (
        <ul class="calls-lines">
          {lines.map((line) => (
            <li key={line.params?.name}>
              <CallsWords told={line} snapshot={snapshot} />
            </li>
          ))}
        </ul>
      )}
      {next && <p>{texts.say(next)}</p>}
      {perCall.length > 0 && (
        <p class="small">
          {texts.say('calls_per_call', { names: new Intl.ListFormat(texts.language).format(perCall) })}
        </p>
      )}
    </>
  );
}

/** A line in words; a day in it is written as the language writes days. */
export function CallsWords({ told, snapshot }: { told: Told; snapshot: Snapshot }) {
  const { texts } = useUi();
  const { params = {} } = told;
  const key = inPlace(told.key, snapshot);
  const { seen } = params;
  return <>{texts.say(key, typeof seen === 'string' ? { ...params, seen: isoDate(texts.language, seen) } : params)}</>;
}

const STRICT = ['occupied', 'unsaid', 'belarus', 'iran'];

/** One next step: where the network is shut, where a service is silent, where packets get lost. */
function nextStep(snapshot: Snapshot): string | null {
  const trouble = callsTroubleOf(snapshot);
  if (trouble === null || trouble === 'poor') return trouble && 'calls_next_poor';
  const place = STRICT.includes(snapshot.consent?.place ?? 'unsaid') ? '_strict' : '';
  return trouble === 'closed' ? `calls_next_network${place}` : `calls_next_cut${place}`;
}
