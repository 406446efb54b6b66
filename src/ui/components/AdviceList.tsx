import type { Snapshot } from '../../protocol.ts';
import { cardsOf } from '../advice.ts';
import { useUi } from '../ui.ts';
import { AdviceCard } from './AdviceCard.tsx';

/** At most `most` cards, and whether there are more. */
export function AdviceList({ snapshot, most }: { snapshot: Snapshot; most: number }) {
  const { texts, model, nowMs } = useUi();
  const { services } = snapshot;
  const advice = cardsOf(snapshot, nowMs);
  if (advice.length === 0) return null;
  const names = new Map(services.map(({ id, name }) => [id, name]));
  return (
    <section class="advice">
      <div class="advice-head">
        <h2>{texts.say('advice_heading')}</h2>
        {advice.length > most && (
          <button type="button" class="link" onClick={() => model.openPage('dashboard')}>
            {texts.plural('card_more', advice.length - most)}
          </button>
        )}
      </div>
      {advice.slice(0, most).map((one) => (
        <AdviceCard key={one.id} advice={one} because={one.because.map((id) => names.get(id) ?? id)} />
      ))}
    </section>
  );
}
