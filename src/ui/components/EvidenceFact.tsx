import type { ServiceVerdict } from '../../core/types.ts';
import type { ServiceStatus } from '../../protocol.ts';
import { evidenceOf } from '../evidence.ts';
import { useUi } from '../ui.ts';
import { Fact } from './Fact.tsx';
import { Ladder } from './Ladder.tsx';
import { RawSteps } from './RawSteps.tsx';

export function EvidenceFact({ service, result }: { service: ServiceStatus; result: ServiceVerdict }) {
  const { texts } = useUi();
  if (service.observations.length === 0) return null;
  const { facts, figures = {} } = service;
  const told = facts && evidenceOf(facts, figures, result.verdict);
  return (
    <Fact title={texts.say('evidence_heading')}>
      {told && <Ladder path={told.path} />}
      {told && <p>{told.sentences.map(({ key, values }) => texts.say(key, values)).join(' ')}</p>}
      {service.notAsked.length > 0 && <p class="small">{texts.say('evidence_not_asked')}</p>}
      <RawSteps observations={service.observations} />
    </Fact>
  );
}
