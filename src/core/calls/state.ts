import { type CallObservation, type CallServer, hasAnswered, isSilent, type UdpState } from './types.ts';

/** A control and what came of it; null where it was not asked. */
export interface ControlSeen {
  readonly server: CallServer;
  readonly seen: CallObservation;
}

/** What else is known when controls of UDP are read. */
export interface Around {
  /** Whether sites answer: without them, silence of UDP says nothing of UDP. */
  readonly isOnline: boolean;
  /**
   * Whether a quick end of HTTP/3 is an answer: it is none where a port that nobody serves ends as quickly, which is how
   * a firewall that says "closed" looks in Chromium.
   */
  readonly isQuicTold: boolean;
}

/** Owners of which this many must be silent before silence is the network's. */
const ENOUGH_OWNERS = 2;

/** Returns what UDP is here, from neutral servers alone. Any answer from abroad over UDP in the shape of calls makes it open. */
export function udpState(controls: readonly ControlSeen[], { isOnline, isQuicTold }: Around): UdpState {
  const over = (...wanted: CallServer['transport'][]) =>
    controls.filter(({ server }) => wanted.includes(server.transport));
  const stun = over('stun', 'turn');
  const foreign = stun.filter(({ server }) => server.group === 'foreign');
  if (foreign.some(({ seen }) => hasAnswered(seen))) return 'open';
  if (isForbidden(stun)) return 'forbidden';
  const isOutside = isOnline || controls.some(({ seen }) => hasAnswered(seen));
  if (!isOutside || ownersOf(foreign.filter(({ seen }) => isSilent(seen))).size < ENOUGH_OWNERS) return 'not_told';
  if (stun.some(({ server, seen }) => server.group === 'domestic' && hasAnswered(seen))) return 'domestic_only';
  const quic = over('quic');
  if (isQuicTold && quic.some(({ seen }) => hasAnswered(seen))) return 'stun_filtered';
  // Nothing but silence of STUN: whether other UDP passes was not asked.
  return quic.some(({ seen }) => isSilent(seen) || hasAnswered(seen)) ? 'closed' : 'not_told';
}

/**
 * Whether this browser keeps UDP from us: it did so for each STUN server, and no other answered. A relay that was asked
 * beside them may look silent then, since only for STUN does a browser show whether it opened a port.
 */
function isForbidden(asked: readonly ControlSeen[]): boolean {
  if (asked.some(({ seen }) => hasAnswered(seen))) return false;
  const telling = asked.filter(({ server, seen }) => server.transport === 'stun' || seen.outcome === 'forbidden');
  return telling.length > 0 && telling.every(({ seen }) => seen.outcome === 'forbidden');
}

/** Returns the owners of the servers, so that two names of one house count once. */
export function ownersOf(controls: readonly ControlSeen[]): ReadonlySet<string> {
  return new Set(controls.map(({ server }) => server.owner));
}
