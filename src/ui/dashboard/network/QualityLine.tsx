import type { Snapshot } from '../../../protocol.ts';
import { qualityHere } from '../../quality.ts';
import { useUi } from '../../ui.ts';
import { rate, seconds } from '../../units.ts';
import { qualityLine } from './quality-line.ts';

const THROUGH = new Map([
  [true, 'quality_proxied'],
  [false, 'quality_unproxied'],
  [null, 'quality_unseen'],
]);

/** How steady this connection was in the checks of the last hours. */
export function QualityLine({ snapshot }: { snapshot: Snapshot }) {
  const { texts, nowMs } = useUi();
  const quality = qualityHere(snapshot, nowMs);
  if (!quality) return <p class="small">{texts.say('quality_none')}</p>;
  const { medianMs, bytesPerSecond, rounds, viaProxy } = quality;
  // Elsewhere nothing is said of such tools unless a person asks.
  const isOpen = snapshot.consent?.place === 'outside';
  const numbers = [
    texts.plural('quality_rounds', rounds),
    medianMs !== null && texts.say('quality_time', { time: seconds(texts.language, medianMs) }),
    bytesPerSecond !== null && texts.say('quality_rate', { rate: rate(texts.language, bytesPerSecond) }),
    isOpen && texts.say(THROUGH.get(viaProxy) ?? ''),
  ];
  return (
    <>
      <p>{qualityLine(texts, quality)}</p>
      <p class="small">{numbers.filter(Boolean).join(' ')}</p>
    </>
  );
}
