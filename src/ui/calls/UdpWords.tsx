import type { UdpState } from '../../core/calls/types.ts';
import type { Snapshot } from '../../protocol.ts';
import { useUi } from '../ui.ts';
import { inPlace } from './words.ts';

/** What UDP is on this network: the fact, which may stand out, and what goes with it. */
export function UdpWords({ udp, snapshot, lead = '' }: { udp: UdpState; snapshot: Snapshot; lead?: string }) {
  const { texts } = useUi();
  const [fact, ...more] = texts.say(inPlace(`calls_udp_${udp}`, snapshot)).split('\n');
  return (
    <>
      <p class={lead}>{fact}</p>
      {more.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}
