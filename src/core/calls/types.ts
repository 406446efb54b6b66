/** The nouns of the test of calls, in the order in which they flow: server -> observation -> state of UDP, verdict. */
import type { Failure } from '../failure.ts';

/** How a call server is asked: UDP for `stun` and `turn`, the two ways round over TCP that apps use, and HTTP/3. */
export const CALL_TRANSPORTS = ['stun', 'turn', 'turn_tcp', 'turns', 'quic'] as const;
export type CallTransport = (typeof CALL_TRANSPORTS)[number];

/** The question as the report names it; the URL beside it tells UDP from TCP and TLS. */
export const CALL_PROBES = ['stun', 'turn', 'quic'] as const;
export type CallProbe = (typeof CALL_PROBES)[number];

/** What UDP is on this network, from neutral servers alone. Wire values of the contract. */
export const UDP_STATES = ['open', 'stun_filtered', 'closed', 'domestic_only', 'forbidden', 'not_told'] as const;
export type UdpState = (typeof UDP_STATES)[number];

/** One server, at one port, asked one way. */
export interface CallServer {
  /** `<transport>:<host>:<port>`, unique. */
  readonly id: string;
  /** Null for a neutral control. */
  readonly service: string | null;
  readonly owner: string;
  readonly group: 'foreign' | 'domestic';
  readonly transport: CallTransport;
  /** Name or IPv4 address. */
  readonly host: string;
  readonly port: number;
  /** True where somebody has seen it answer a stranger; what only ought to answer accuses nobody. */
  readonly isProven: boolean;
}

/**
 * What came of asking. Only `answered` and `refused` prove that something came back from afar; `forbidden` and `local`
 * were decided on this device, `unclear` may have been.
 */
export const CALL_OUTCOMES = [
  'answered',
  'refused',
  'silent',
  'failed',
  'no_name',
  'forbidden',
  'local',
  'unclear',
  'aborted',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** A server was asked. No address of the user is in it: candidates stay where they were gathered. */
export interface CallObservation {
  readonly step: 'udp';
  readonly probe: CallProbe;
  /** Id of the server. */
  readonly server: string;
  readonly url: string;
  /** Unix time in ms at which it was asked. */
  readonly atMs: number;
  /** Until the answer, or until it was given up. */
  readonly durationMs: number;
  readonly outcome: CallOutcome;
  /** STUN error code of the answer, such as 401. */
  readonly code: number | null;
  readonly failure: Failure | null;
}

/** True where something came back that only the server can have sent. */
export function hasAnswered({ outcome }: Pick<CallObservation, 'outcome'>): boolean {
  return outcome === 'answered' || outcome === 'refused';
}

/** True where the network was asked, and nothing came. */
export function isSilent({ outcome }: Pick<CallObservation, 'outcome'>): boolean {
  return outcome === 'silent' || outcome === 'failed';
}

/** How many of a few single questions, two seconds apart, were answered, in their order. */
export type Singles = readonly boolean[];
