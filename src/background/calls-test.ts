/** One test of calls, from neutral servers to verdicts' raw matter; asks through `CallProbes` and keeps nothing. */
import { deadlineMs } from '../core/calls/deadline.ts';
import type { PortsSeen } from '../core/calls/facts.ts';
import { atOnceMs, singlesOf } from '../core/calls/loss.ts';
import { type ControlSeen, udpState } from '../core/calls/state.ts';
import {
  type CallObservation,
  type CallServer,
  hasAnswered,
  isSilent,
  type Singles,
  type UdpState,
} from '../core/calls/types.ts';
import { CALL_APART_MS, CALL_LONGEST_MS, CALL_QUIC_MS } from '../core/times.ts';
import type { Network } from '../core/types.ts';
import type { FoundCalls } from '../store/calls.ts';
import { quicServer, type ServiceServers } from './calls-servers.ts';

/** What a test asks of the world; `src/probe` is behind it. */
export interface CallProbes {
  open(): Promise<void>;
  network(): Promise<Network>;
  /** Null where the test was stopped before it began. */
  dial(server: CallServer, deadlineMs: number): Promise<CallObservation | null>;
  /** Whether the site of this name answers over TCP: without that, a quick end of HTTP/3 may be a name that is not found. */
  reaches(host: string): Promise<boolean>;
  /** Whether the messages of a service answer; null where the place does not let that be asked, or nothing was. */
  messages(service: string): Promise<boolean | null>;
  close(): Promise<void>;
}

export interface CallsPlan {
  readonly services: readonly ServiceServers[];
  readonly controls: readonly CallServer[];
  /** Sites whose HTTP/3 is asked. */
  readonly quic: readonly CallServer[];
  /** Whether single questions may follow. */
  readonly singles: boolean;
}

export interface CallsFound {
  readonly udp: UdpState;
  readonly found: readonly FoundCalls[];
  readonly controls: readonly CallObservation[];
}

const ENOUGH_OWNERS = 2;
const SINGLES = 6;

interface Parts {
  readonly probes: CallProbes;
  readonly counted: (done: number, total: number) => void;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Asks neutral servers, then those of the services once two owners have answered, and says what UDP is. */
export async function testCalls(plan: CallsPlan, parts: Parts): Promise<CallsFound> {
  const count = counting(plan, parts.counted);
  const dial = async (server: CallServer, ms: number) => count(await parts.probes.dial(server, ms));
  const network = await parts.probes.network();
  if (network.state === 'offline' || network.state === 'captive_portal') return offline(plan, network);
  const controls = new Controls(plan.controls, (server) => dial(server, CALL_LONGEST_MS));
  const quic = Promise.all(
    plan.quic.map(async (server) =>
      (await parts.probes.reaches(server.host)) ? seenOf(server, await dial(server, CALL_QUIC_MS)) : [],
    ),
  );
  const messages = plan.services.map(({ service, servers }) =>
    servers.length > 0 ? parts.probes.messages(service) : null,
  );
  await controls.enough();
  const ms = deadlineMs(controls.answersMs());
  const asked = await Promise.all(plan.services.map(({ servers }) => Promise.all(servers.map((one) => dial(one, ms)))));
  const seen = [...(await controls.all()), ...(await quic).flat()];
  const around = { isOnline: true, isQuicTold: await isQuicTold(seen, dial) };
  const udp = udpState(seen, around);
  const answeringOwners = ownersAnswering(seen);
  const ports = portsSeen(seen);
  const found: FoundCalls[] = [];
  for (const [index, { service, servers, tooOld }] of plan.services.entries()) {
    const observations = (asked[index] ?? []).filter((one) => one !== null);
    const singles = await singlesFor(plan, observations, servers, seen, parts);
    const { state, viaProxy } = network;
    const word = (await messages[index]) ?? null;
    found.push({
      service,
      servers,
      observations,
      tooOld,
      udp,
      network: state,
      viaProxy,
      answeringOwners,
      ports,
      messages: word,
      ...singles,
    });
  }
  return { udp, found, controls: seen.map((one) => one.seen) };
}

/** Neutral servers, all asked at once, and when enough of them have answered. */
class Controls {
  readonly #seen: ControlSeen[] = [];
  readonly #all: Promise<unknown>;
  readonly #enough: Promise<unknown>;

  constructor(servers: readonly CallServer[], dial: (server: CallServer) => Promise<CallObservation | null>) {
    let resolve: (value: null) => void = () => undefined;
    const told = new Promise<null>((done) => {
      resolve = done;
    });
    this.#all = Promise.all(
      servers.map(async (server) => {
        this.#seen.push(...seenOf(server, await dial(server)));
        if (ownersAnswering(this.#seen).length >= ENOUGH_OWNERS) resolve(null);
      }),
    );
    this.#enough = Promise.race([this.#all, told]);
  }

  async enough(): Promise<void> {
    await this.#enough;
  }

  answersMs(): number[] {
    return this.#seen.filter(({ seen }) => hasAnswered(seen)).map(({ seen }) => seen.durationMs);
  }

  async all(): Promise<readonly ControlSeen[]> {
    await this.#all;
    return this.#seen;
  }
}

const seenOf = (server: CallServer, seen: CallObservation | null): ControlSeen[] => (seen ? [{ server, seen }] : []);

/** Owners whose neutral servers answered over UDP in the shape of calls. */
function ownersAnswering(seen: readonly ControlSeen[]): string[] {
  const over = seen.filter(({ server }) => server.transport === 'stun' || server.transport === 'turn');
  return [...new Set(over.filter((one) => hasAnswered(one.seen)).map(({ server }) => server.owner))];
}

function portsSeen(seen: readonly ControlSeen[]): PortsSeen {
  const over = seen.filter(({ server }) => server.transport === 'stun' || server.transport === 'turn');
  const portsOf = (is: (one: CallObservation) => boolean) => [
    ...new Set(over.filter((one) => is(one.seen)).map(({ server }) => server.port)),
  ];
  return { answered: portsOf(hasAnswered), silent: portsOf(isSilent) };
}

/**
 * A firewall that answers "closed" ends HTTP/3 as quickly as a server does, in Chromium. Such a firewall says so for a
 * silent STUN server, too, which itself would not answer HTTP/3 at all.
 */
async function isQuicTold(
  seen: readonly ControlSeen[],
  dial: (server: CallServer, ms: number) => Promise<CallObservation | null>,
): Promise<boolean> {
  const isAnswered = seen.some(({ server, seen: one }) => server.transport === 'quic' && hasAnswered(one));
  if (!isAnswered || ownersAnswering(seen).length > 0) return true;
  const silent = seen.find(
    ({ server, seen: one }) =>
      server.group === 'foreign' && /^(stun|turn)$/.test(server.transport) && one.outcome === 'silent',
  );
  if (!silent) return true;
  const { host, port, owner } = silent.server;
  const decoy = await dial(quicServer(`${host}:${port}`, owner), CALL_QUIC_MS);
  return decoy !== null && !hasAnswered(decoy);
}

/** Six single questions to the service's quickest server, and to a neutral one beside it. */
async function singlesFor(
  plan: CallsPlan,
  observations: readonly CallObservation[],
  servers: readonly CallServer[],
  seen: readonly ControlSeen[],
  parts: Parts,
): Promise<{ singles: Singles; controlSingles: Singles }> {
  const none = { singles: [], controlSingles: [] };
  if (!plan.singles || plan.services.length !== 1) return none;
  const isUdp = ({ transport }: CallServer) => transport === 'stun' || transport === 'turn';
  const own = quickest(
    servers
      .filter(isUdp)
      .flatMap((server) => seenOf(server, observations.find((one) => one.server === server.id) ?? null)),
  );
  const neutral = quickest(seen.filter(({ server }) => isUdp(server) && server.id !== own?.server.id));
  if (!own || !neutral) return none;
  const rows = { singles: [] as CallObservation[], controlSingles: [] as CallObservation[] };
  for (let index = 0; index < SINGLES; index += 1) {
    const [one, other] = await Promise.all(
      [own, neutral]
        // Where answers take long, silence within the usual time would be slowness, not loss.
        .map(({ server, seen: first }) =>
          parts.probes.dial(server, Math.max(CALL_APART_MS, Math.ceil(atOnceMs(first.durationMs)))),
        )
        .concat(parts.sleep(CALL_APART_MS).then(() => null)),
    );
    if (!one || !other) return none;
    rows.singles.push(one);
    rows.controlSingles.push(other);
  }
  return {
    singles: singlesOf(rows.singles, quickestMs(own, rows.singles)),
    controlSingles: singlesOf(rows.controlSingles, quickestMs(neutral, rows.controlSingles)),
  };
}

function quickest(seen: readonly ControlSeen[]): ControlSeen | undefined {
  return seen.filter((one) => hasAnswered(one.seen)).sort((a, b) => a.seen.durationMs - b.seen.durationMs)[0];
}

function quickestMs({ seen }: ControlSeen, more: readonly CallObservation[]): number {
  return Math.min(...[seen, ...more].filter(hasAnswered).map(({ durationMs }) => durationMs));
}

function offline(plan: CallsPlan, { state, viaProxy }: Network): CallsFound {
  const nothing = {
    observations: [],
    udp: 'not_told',
    network: state,
    viaProxy,
    answeringOwners: [],
    ports: { answered: [], silent: [] },
    messages: null,
    singles: [],
    controlSingles: [],
  } as const;
  const found = plan.services.map(({ service, servers, tooOld }) => ({ ...nothing, service, servers, tooOld }));
  return { udp: 'not_told', found, controls: [] };
}

/** Counts servers as they are settled; what comes beyond the plan is not counted. */
function counting(plan: CallsPlan, counted: Parts['counted']): <T>(seen: T) => T {
  const total = plan.controls.length + plan.services.reduce((sum, { servers }) => sum + servers.length, 0);
  let done = 0;
  return (seen) => {
    done = Math.min(total, done + 1);
    counted(done, total);
    return seen;
  };
}
