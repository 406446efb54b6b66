import type { Snapshot } from '../../protocol.ts';
import { isoDate, relative } from '../time.ts';
import { useUi } from '../ui.ts';
import { isPoor, isSilent, lineOf, type Told } from './words.ts';

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
          <p class="lead">{texts.say(`calls_udp_${calls.udp}`)}</p>
          <p class="small">{texts.say('calls_when', { when: relative(texts.language, calls.checkedMs, nowMs) })}</p>
        </>
      )}
      {lines.length > 0 && (
        <ul class="calls-lines">
          {lines.map((line) => (
            <li key={line.params?.name}>
              <CallsWords told={line} />
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
export function CallsWords({ told: { key, params = {} } }: { told: Told }) {
  const { texts } = useUi();
  const { seen } = params;
  return <>{texts.say(key, typeof seen === 'string' ? { ...params, seen: isoDate(texts.language, seen) } : params)}</>;
}

const STRICT = ['occupied', 'unsaid', 'belarus', 'iran'];

/** One next step: where the network is shut, where a service is silent, where packets get lost. */
function nextStep({ calls, services, consent }: Snapshot): string | null {
  const place = STRICT.includes(consent?.place ?? 'unsaid') ? '_strict' : '';
  if (calls?.udp === 'closed' || calls?.udp === 'domestic_only') return `calls_next_network${place}`;
  const own = services.flatMap((one) => one.calls ?? []);
  if (calls?.udp === 'stun_filtered' || own.some(isSilent)) return `calls_next_cut${place}`;
  return own.some(isPoor) ? 'calls_next_poor' : null;
}
