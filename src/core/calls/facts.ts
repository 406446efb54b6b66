import type { NetworkState } from '../types.ts';
import { type Steadiness, steadinessOf } from './loss.ts';
import { type CallObservation, type CallServer, hasAnswered, isSilent, type Singles, type UdpState } from './types.ts';

/** Ports of UDP on which neutral servers answered, and on which they were silent. */
export interface PortsSeen {
  readonly answered: readonly number[];
  readonly silent: readonly number[];
}

/** All that was observed of the calls of one service in one test, and what is remembered of earlier ones. */
export interface CallMeasurement {
  readonly servers: readonly CallServer[];
  /** One for each server that was asked, in the order in which they were. */
  readonly observations: readonly CallObservation[];
  /** Servers whose last sighting is too old to be asked. */
  readonly tooOld: number;
  readonly udp: UdpState;
  readonly network: NetworkState;
  readonly viaProxy: boolean | null;
  /** Owners of neutral servers that answered over UDP in this test. */
  readonly answeringOwners: readonly string[];
  /** Ports of neutral servers that were asked over UDP. */
  readonly ports: PortsSeen;
  /** Whether the service's messages answer, asked in this test; null where it was not. */
  readonly messages: boolean | null;
  readonly singles: Singles;
  /** The same questions to a neutral server, at the same time. */
  readonly controlSingles: Singles;
  /** True where a test on this network, 5 minutes ago or more, found the same. */
  readonly isRepeated: boolean;
  /** True where one of the silent addresses answered on another of the person's networks within the day. */
  readonly isAliveElsewhere: boolean;
}

/** What the rules of calls ask, each with one of a few values. */
export interface CallFacts {
  readonly asked: 'yes' | 'nothing' | 'too_old' | 'interrupted';
  readonly network: NetworkState;
  readonly udp: UdpState;
  readonly servers: 'all_answer' | 'some_answer' | 'silent' | 'unclear';
  /** How many addresses the silence stands on. */
  readonly addresses: 'several' | 'one';
  /** Whether they were ever seen to answer a stranger. */
  readonly list: 'proven' | 'expected';
  readonly controls: 'two_owners' | 'few';
  /** `in_doubt`: too few silent servers stand on ports of which it is known that the network lets them out. */
  readonly ports: 'clear' | 'in_doubt';
  readonly messages: 'answer' | 'fail' | 'not_asked';
  readonly proxy: 'known' | 'none_known';
  readonly before: 'same' | 'first_time';
  readonly elsewhere: 'answers' | 'not_known';
  readonly singles: Steadiness;
  readonly control_singles: Steadiness;
  /** The way round over TCP or TLS that apps use, where it was asked. */
  readonly way_round: 'answers' | 'silent' | 'not_asked';
}

const PROVEN = 2;
const OWNERS = 2;
const ADDRESSES = 2;

/** Returns the facts of a measurement; servers over TCP are a way round, and no part of what UDP does. */
export function factsOf(measurement: CallMeasurement): CallFacts {
  const { network, udp, messages, viaProxy, isRepeated, isAliveElsewhere, singles, controlSingles } = measurement;
  const server = new Map(measurement.servers.map((one) => [one.id, one]));
  const isUdp = ({ server: id }: CallObservation) => /^(stun|turn)$/.test(server.get(id)?.transport ?? '');
  const direct = measurement.observations.filter(isUdp);
  const round = measurement.observations.filter((one) => !isUdp(one));
  const silent = direct.filter(isSilent).flatMap((one) => server.get(one.server) ?? []);
  const owner = measurement.servers[0]?.owner;
  return {
    asked: askedOf(direct, measurement.tooOld),
    network,
    udp,
    servers: serversOf(direct),
    addresses: new Set(silent.map(({ host }) => host)).size > 1 ? 'several' : 'one',
    list: silent.filter(({ isProven }) => isProven).length >= PROVEN ? 'proven' : 'expected',
    // A neutral server of the same owner may share the fate of the service.
    controls: new Set(measurement.answeringOwners.filter((one) => one !== owner)).size >= OWNERS ? 'two_owners' : 'few',
    ports: portsOf(silent, measurement.ports),
    messages: messages === null ? 'not_asked' : messages ? 'answer' : 'fail',
    proxy: viaProxy === true ? 'known' : 'none_known',
    before: isRepeated ? 'same' : 'first_time',
    elsewhere: isAliveElsewhere ? 'answers' : 'not_known',
    singles: steadinessOf(singles),
    control_singles: steadinessOf(controlSingles),
    way_round: round.length === 0 ? 'not_asked' : round.some(hasAnswered) ? 'answers' : 'silent',
  };
}

/** Ports that a firewall of an office lets out as a matter of course. */
const USUAL_PORTS: readonly number[] = [53, 80, 443, 3478, 5349];

function portsOf(silentServers: readonly CallServer[], { answered, silent }: PortsSeen): CallFacts['ports'] {
  const isUnusual = (port: number) => !USUAL_PORTS.includes(port);
  if (answered.some(isUnusual)) return 'clear';
  const isDoubtful = ({ port }: CallServer) => isUnusual(port) && !answered.includes(port);
  const doubtful = silentServers.filter(isDoubtful);
  if (doubtful.length === 0) return 'clear';
  // Where no neutral server on an unusual port was asked, servers that all stand on one say what they can.
  if (doubtful.length === silentServers.length) return silent.some(isUnusual) ? 'in_doubt' : 'clear';
  const left = new Set(silentServers.filter((one) => !isDoubtful(one)).map(({ host }) => host));
  return left.size >= ADDRESSES ? 'clear' : 'in_doubt';
}

function askedOf(direct: readonly CallObservation[], tooOld: number): CallFacts['asked'] {
  if (direct.length === 0) return tooOld > 0 ? 'too_old' : 'nothing';
  return direct.every(({ outcome }) => outcome === 'aborted') ? 'interrupted' : 'yes';
}

function serversOf(direct: readonly CallObservation[]): CallFacts['servers'] {
  const answered = direct.filter(hasAnswered).length;
  if (answered === direct.length) return 'all_answer';
  if (answered > 0) return 'some_answer';
  // A name that is not found, or a port the browser will not use, is no silence of a server.
  return direct.every(isSilent) ? 'silent' : 'unclear';
}
