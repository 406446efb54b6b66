import type { Situation } from '../../core/advise/row.ts';
import type { Snapshot } from '../../protocol.ts';
import { cardsFor } from '../advice.ts';
import { AdviceCard } from '../components/AdviceCard.tsx';
import { Disclosure } from '../components/Disclosure.tsx';
import { useUi } from '../ui.ts';

const GUIDES: readonly Situation[] = ['prepare', 'helping', 'opened_on_purpose', 'inspection'];

/** What may be told in this place beyond the findings of the day; each guide opens only when a person opens it. */
export function GuideSection({ snapshot }: { snapshot: Snapshot }) {
  const { texts, nowMs } = useUi();
  const told = GUIDES.map((guide) => ({ guide, cards: cardsFor(guide, snapshot, nowMs) }));
  return (
    <section class="sheet">
      <h1>{texts.say('nav_guide')}</h1>
      <p>{texts.say('guide_intro')}</p>
      {told
        .filter(({ cards }) => cards.length > 0)
        .map(({ guide, cards }) => (
          <Disclosure
            key={guide}
            id={`guide/${guide}`}
            class="card"
            head={<span class="card-title">{texts.say(`guide_${guide}`)}</span>}
          >
            {() => cards.map((advice) => <AdviceCard key={advice.id} advice={advice} because={[]} />)}
          </Disclosure>
        ))}
      <p class="small">{texts.say('guide_close')}</p>
    </section>
  );
}
