import { useState } from 'preact/hooks';
import { hintOf } from '../../../catalog/networks.ts';
import type { Snapshot } from '../../../protocol.ts';
import { useUi } from '../../ui.ts';

/** Asks about the place where the operator's number hints at another. The person decides; a hint changes nothing. */
export function HintQuestion({ network }: { network: NonNullable<Snapshot['network']> }) {
  const { texts, model } = useUi();
  const [putOff, setPutOff] = useState<number | null>(null);
  const { asn, isPlaceKept } = network;
  const hint = asn === null ? null : hintOf(asn);
  if (!hint || isPlaceKept || putOff === asn) return null;
  const where = texts.say(`area_${hint.area}`);
  return (
    <section class="warning" aria-labelledby="network-hint">
      <p id="network-hint">
        <b>{texts.say(`hint_${hint.strength}`, { where })}</b>
      </p>
      <p>{texts.say('hint_why')}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={() => model.openPage('welcome', 'strict')}>
          {texts.say('hint_strict')}
        </button>
        <button type="button" class="button" onClick={() => void model.request({ request: 'keep-place' })}>
          {texts.say('hint_keep')}
        </button>
        <button type="button" class="button quiet" onClick={() => setPutOff(asn)}>
          {texts.say('common_not_now')}
        </button>
      </div>
    </section>
  );
}
