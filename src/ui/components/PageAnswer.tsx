import type { ServiceStatus, Snapshot } from '../../protocol.ts';
import { cardsFor } from '../advice.ts';
import { useUi } from '../ui.ts';
import { AdviceCard } from './AdviceCard.tsx';
import { SceneAction } from './SceneAction.tsx';
import { ServiceFacts } from './ServiceFacts.tsx';

interface Props {
  status: ServiceStatus;
  snapshot: Snapshot;
}

/** Why the page does not load: the wait for it, the network where that is the reason, or all that a row tells. */
export function PageAnswer({ status, snapshot }: Props) {
  const { texts, model } = useUi();
  const { network } = snapshot;
  if (status.pending)
    return (
      <>
        <p role="status">{texts.say('page_asking', { host: status.name })}</p>
        <button type="button" class="button" onClick={() => model.cancel()}>
          {texts.say('check_cancel')}
        </button>
      </>
    );
  if (!status.result && (network?.state === 'offline' || network?.state === 'captive_portal'))
    return (
      <>
        <p class="lead">{texts.say(`scene_${network.state}_title`)}</p>
        <p>{texts.say(`scene_${network.state}_body`)}</p>
        <SceneAction scene={network.state} snapshot={snapshot} />
      </>
    );
  return <Found status={status} snapshot={snapshot} />;
}

function Found({ status, snapshot }: Props) {
  const { texts, nowMs } = useUi();
  const verdict = status.result?.verdict;
  const isWell = verdict?.reach === 'reachable' && verdict.cause === null;
  const cards = verdict && !isWell ? cardsFor('everyday', { ...snapshot, services: [status] }, nowMs).slice(0, 2) : [];
  return (
    <>
      {isWell && <p>{texts.say('page_answered')}</p>}
      {verdict?.ruleId === 'answer-reused' && <p>{texts.say('page_reused')}</p>}
      {/* Without a round its rows point to no card elsewhere: the cards of this page stand below. */}
      <ServiceFacts service={status} snapshot={{ ...snapshot, round: null }} />
      {cards.length > 0 && (
        <div class="advice">
          {cards.map((advice) => (
            <AdviceCard key={advice.id} advice={advice} because={[status.name]} scope="page-advice" />
          ))}
        </div>
      )}
    </>
  );
}
