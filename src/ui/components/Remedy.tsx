import type { Verdict } from '../../core/types.ts';
import type { Snapshot } from '../../protocol.ts';
import { cardsOf } from '../advice.ts';
import { useUi } from '../ui.ts';
import { remedyKey } from '../words.ts';
import { Fact } from './Fact.tsx';

interface Props {
  verdict: Verdict;
  serviceId: string;
  snapshot: Snapshot;
}

export function Remedy({ verdict, serviceId, snapshot }: Props) {
  const { texts, model, nowMs } = useUi();
  const key = remedyKey(verdict);
  const card = cardsOf(snapshot, nowMs)
    .slice(0, 2)
    .find(({ because }) => because.includes(serviceId));
  if (!key && !card) return null;
  function show(id: string) {
    model.toggle(`advice/${id}`, true);
    requestAnimationFrame(() => document.getElementById(`open-advice-${id}`)?.parentElement?.scrollIntoView());
  }
  return (
    <Fact title={texts.say('do_heading')}>
      {key && <p>{texts.say(key)}</p>}
      {card && (
        <button type="button" class="link" onClick={() => show(card.id)}>
          {texts.say('do_see_card', { title: texts.say(`advice_${card.id}_title`) })}
        </button>
      )}
    </Fact>
  );
}
