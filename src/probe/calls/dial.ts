import { HAS_OFFSCREEN } from '../../browser/offscreen.ts';
import { knock } from './quic.ts';
import { atDeadline, NO_SIGNS, outcomeOf, type Signs } from './signs.ts';
import type { CallRaw, CallSpec } from './spec.ts';

type Outcome = Pick<CallRaw, 'outcome' | 'code'>;

/** Asks one server over a connection of its own, closed at the first answer. Never throws. */
export async function dial(spec: CallSpec, cancel: AbortSignal): Promise<CallRaw> {
  const atMs = Date.now();
  const startMs = performance.now();
  const found = await (spec.transport === 'quic' ? knock(spec, cancel) : gather(spec, cancel));
  return { id: spec.id, atMs, durationMs: Math.round(performance.now() - startMs), ...found };
}

function gather(spec: CallSpec, cancel: AbortSignal): Promise<Outcome> {
  const peer = open(spec);
  if (!peer) return Promise.resolve({ outcome: 'forbidden', code: null });
  let signs: Signs = NO_SIGNS;
  const telling = { errors: 'onicecandidateerror' in peer, unmapped: HAS_OFFSCREEN };
  return new Promise<Outcome>((resolve) => {
    const end = (outcome: Outcome) => {
      clearTimeout(deadline);
      cancel.removeEventListener('abort', abort);
      // Closed at once, or it would go on asking every few seconds.
      peer.close();
      resolve(outcome);
    };
    const abort = () => end({ outcome: 'aborted', code: null });
    const see = (more: Partial<Signs>) => {
      signs = { ...signs, ...more, hosts: signs.hosts + (more.hosts ?? 0) };
      const outcome = outcomeOf(spec.transport, signs, telling);
      if (outcome) end(outcome);
    };
    const deadline = setTimeout(() => end({ outcome: atDeadline(spec.transport, signs), code: null }), spec.deadlineMs);
    cancel.addEventListener('abort', abort);
    if (cancel.aborted) return abort();
    // The candidate itself holds addresses of the user: its kind is taken, and nothing else.
    peer.onicecandidate = ({ candidate }) =>
      see(candidate?.candidate ? kindOf(candidate) : candidate === null ? { isComplete: true } : {});
    peer.onicecandidateerror = ({ errorCode }) => see({ codes: [...signs.codes, errorCode] });
    begin(peer).catch(() => end({ outcome: 'local', code: null }));
  });
}

function kindOf({ type, protocol }: RTCIceCandidate): Partial<Signs> {
  if (type !== 'host') return { mapped: true };
  return protocol === 'udp' ? { hosts: 1 } : {};
}

async function begin(peer: RTCPeerConnection): Promise<void> {
  peer.createDataChannel('');
  await peer.setLocalDescription(await peer.createOffer());
}

/** Null where the browser has no such connections, or was told not to let pages have them. */
function open({ transport, url }: CallSpec): RTCPeerConnection | null {
  if (typeof RTCPeerConnection !== 'function') return null;
  // A name that nobody has: the server refuses, and its refusal is the answer. Empty ones are refused by the browser itself.
  const stranger = { username: crypto.randomUUID(), credential: crypto.randomUUID() };
  const isRelay = transport !== 'stun';
  return new RTCPeerConnection({
    iceServers: [isRelay ? { urls: url, ...stranger } : { urls: url }],
    iceTransportPolicy: isRelay ? 'relay' : 'all',
  });
}
