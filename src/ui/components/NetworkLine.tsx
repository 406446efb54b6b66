import type { Snapshot } from '../../protocol.ts';
import { useUi } from '../ui.ts';

export function NetworkLine({ network }: Pick<Snapshot, 'network'>) {
  const { texts } = useUi();
  const parts = network
    ? [
        texts.say(`network_${network.state}`),
        network.name,
        network.operator,
        network.viaProxy ? texts.say('network_via_proxy') : null,
      ]
    : [texts.say('network_none')];
  return <p class="network-line">{parts.filter(Boolean).join(' · ')}</p>;
}
