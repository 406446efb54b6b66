import type { Snapshot } from '../../protocol.ts';
import { useUi } from '../ui.ts';

/** The first line of popup and status page. Only in an open network does it speak of what stands in between. */
export function NetworkLine({ network, consent }: Pick<Snapshot, 'network' | 'consent'>) {
  const { texts } = useUi();
  const parts =
    network && network.controls.length > 0
      ? [
          texts.say(`network_${network.state}`),
          network.name,
          network.operator,
          network.viaProxy && consent?.place === 'outside' ? texts.say('network_via_proxy') : null,
        ]
      : [texts.say('network_none')];
  return <p class="network-line">{parts.filter(Boolean).join(' · ')}</p>;
}
