import type { Snapshot } from '../../../protocol.ts';
import { useUi } from '../../ui.ts';
import { HintQuestion } from './HintQuestion.tsx';
import { NetworkName } from './NetworkName.tsx';
import { OperatorLine } from './OperatorLine.tsx';
import { OtherNetwork } from './OtherNetwork.tsx';
import { QualityLine } from './QualityLine.tsx';

/** The network in front of us: its name, who runs it, how steady it was. */
export function NetworkSection({ snapshot }: { snapshot: Snapshot }) {
  const { texts } = useUi();
  const { consent, network, policy } = snapshot;
  if (!consent || !network) return null;
  const mayLookUp = policy.lookups;
  return (
    <section class="this-network" aria-labelledby="this-network">
      <h2 id="this-network">{texts.say('network_title')}</h2>
      <NetworkName snapshot={snapshot} />
      {mayLookUp && <OperatorLine snapshot={snapshot} />}
      {mayLookUp && <HintQuestion network={network} />}
      <QualityLine snapshot={snapshot} />
      <OtherNetwork snapshot={snapshot} />
    </section>
  );
}
