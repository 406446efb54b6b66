import type { Observation } from '../../core/types.ts';
import { useUi } from '../ui.ts';

/** The observations as they were made, for those who want to retrace them. */
export function RawSteps({ observations }: { observations: readonly Observation[] }) {
  const { texts } = useUi();
  return (
    <details class="raw">
      <summary>{texts.say('details')}</summary>
      <ol>
        {observations.map((one) => (
          <li key={`${one.probe}${one.atMs}${one.url}`}>
            <b>{texts.say(`probe_${one.probe}`)}</b> {texts.say('details_ms', { ms: Math.round(one.durationMs) })}
            <br />
            <code>{one.failure ?? texts.say('details_answered')}</code>
            {detailOf(one) && <code> {detailOf(one)}</code>}
            <br />
            <code class="url">{one.url}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}

function detailOf(one: Observation): string {
  const parts = [one.step];
  if ('resolver' in one) return [...parts, one.resolver, ...one.addresses].join(' · ');
  const more = [
    'address' in one ? one.address : null,
    'status' in one ? one.status : null,
    'bytes' in one ? `${one.bytes} B` : null,
    one.reused ? 'reused' : null,
  ];
  return [...parts, ...more.filter((part) => part !== null)].join(' · ');
}
