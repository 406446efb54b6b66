import { udpCounts } from './calls/counts.ts';
import { callRules } from './calls/filter.ts';
import type { Nat, Relay, UdpFault } from './calls/relay.ts';
import { CallServers } from './calls/servers.ts';
import { StandIns } from './calls/stand-ins.ts';
import { Counts, type HostCounts, type Seen } from './counts.ts';
import { applyRuleset, isWalled } from './firewall.ts';
import type { Ground } from './ground/ground.ts';
import { LoopbackGround } from './ground/loopback.ts';
import { NamespaceGround } from './ground/namespace.ts';
import { firefoxPrefs, resolverRules } from './ground/switches.ts';
import { createHandler } from './http/handler.ts';
import { PlainServer } from './http/plain-server.ts';
import type { Network } from './network.ts';
import type { Fault, Scenario } from './scenario.ts';
import { scenarioById } from './scenarios/index.ts';
import { Authority } from './tls/authority.ts';
import { Backends } from './tls/backend.ts';
import { Identities } from './tls/identities.ts';
import { trustInHome } from './trust.ts';
import { Wires } from './wire/wire.ts';
import { World } from './world.ts';

export interface LabOptions {
  scenario?: string | Scenario;
  mode: 'namespace' | 'loopback';
  /** HOME of the Chromium to be run: the authority is written to its trust store. */
  dir?: string;
  /** Call servers to be played; in a namespace only. */
  relays?: readonly Relay[];
  /** Certificates name `OCSP_HOST` as where to ask whether they were revoked. */
  ocsp?: boolean;
}

/** It answers like any other host, over plain http, and so no word of OCSP: it is there to be counted. */
export const OCSP_HOST = 'ocsp.reach-lab.example';

export interface UseOptions {
  /** Resets the connections that are open. */
  cut?: boolean;
}

export async function startLab({ scenario = 'open', mode, dir, relays = [], ocsp = false }: LabOptions): Promise<Lab> {
  const asked = ocsp ? `http://${OCSP_HOST}/` : null;
  const identities = new Identities(await Authority.create('Reach Lab Root', undefined, asked));
  const handler = createHandler(() => network);
  const plain = await PlainServer.start(handler);
  const network: Network = {
    world: new World(resolve(scenario)),
    counts: new Counts(),
    wires: new Wires(),
    identities,
    backends: new Backends(handler),
    plainPort: plain.port,
    onNewName: (name) => (isWalled(network.world, name) ? lab.refresh() : Promise.resolve()),
  };
  network.world.onTurn = () => void lab.refresh();
  const ground = await (mode === 'namespace' ? NamespaceGround.start(network) : LoopbackGround.start(network));
  const isPlayed = mode === 'namespace' && relays.length > 0;
  const calls = isPlayed ? await CallServers.start(network, relays) : null;
  const lab = new Lab(network, ground, plain, calls && { servers: calls, relays, standIns: new StandIns() });
  await lab.refresh();
  if (dir !== undefined) await trustInHome(dir, lab.caPem);
  return lab;
}

interface Calls {
  readonly servers: CallServers;
  readonly relays: readonly Relay[];
  readonly standIns: StandIns;
}

/** A running simulated network. */
export class Lab {
  readonly caPem: string;
  readonly caBase64: string;
  readonly world: World;
  #network: Network;
  #ground: Ground;
  #plain: PlainServer;
  #calls: Calls | null;
  #udp: readonly UdpFault[] | null = null;
  #nat: Nat = 'cone';

  constructor(network: Network, ground: Ground, plain: PlainServer, calls: Calls | null) {
    this.#network = network;
    this.#calls = calls;
    this.#ground = ground;
    this.#plain = plain;
    this.world = network.world;
    this.caPem = network.identities.trusted.pem;
    this.caBase64 = network.identities.trusted.base64;
  }

  /** Address and port of the network's resolver. */
  get dns(): { address: string; port: number } {
    return this.#ground.dns;
  }

  get scenario(): Scenario {
    return this.world.scenario;
  }

  /** Switches to another scenario: run-time faults and counts are forgotten, open connections stay unless cut. */
  async use(scenario: string | Scenario, { cut = false }: UseOptions = {}): Promise<void> {
    this.world.use(resolve(scenario));
    this.#udp = null;
    this.#nat = 'cone';
    this.resetCounts();
    if (cut) this.cutConnections();
    await this.refresh();
  }

  /** Replaces the faults of a host or pattern until the next `use`. New connections meet them. */
  async setFault(pattern: string, faults: readonly Fault[]): Promise<void> {
    this.world.override(pattern, faults);
    await this.refresh();
  }

  /** Makes the host healthy until the next `use`, whatever the scenario says. */
  clearFault(pattern: string): Promise<void> {
    return this.setFault(pattern, []);
  }

  /** What happens to packets of UDP, and the router in front, until the next `use`. */
  async setUdp(faults: readonly UdpFault[], nat: Nat = 'cone'): Promise<void> {
    this.#udp = faults;
    this.#nat = nat;
    await this.refresh();
  }

  /** Packets and bytes of UDP since the last change of the network, headers included, names aside. */
  udpCounts(): { sent: { packets: number; bytes: number }; came: { packets: number; bytes: number } } {
    return udpCounts();
  }

  cutConnections(): void {
    this.#network.wires.cutAll();
  }

  counts(): Record<string, HostCounts> {
    return this.#network.counts.snapshot();
  }

  /** Counts of one host, zeros when it was never asked. */
  countsOf(host: string): HostCounts {
    return structuredClone(this.#network.counts.of(host));
  }

  /** Names and requests since the counts were reset, in order. */
  seen(): readonly Seen[] {
    return this.#network.counts.seen;
  }

  resetCounts(): void {
    this.#network.counts.reset();
  }

  /** Command-line switches for Chromium; none are needed in a namespace. Valid until DNS or address faults change. */
  chromiumArgs(): string[] {
    if (!(this.#ground instanceof LoopbackGround)) return [];
    return [`--host-resolver-rules=${resolverRules(this.world, this.#ground)}`];
  }

  /** Preferences for Firefox; in a namespace only those that keep it from asking resolvers of its own. */
  firefoxPrefs(): Record<string, string | number | boolean> {
    const common = {
      'network.trr.mode': 5,
      'network.dnsCacheExpiration': 0,
      'network.dnsCacheExpirationGracePeriod': 0,
    };
    return this.#ground instanceof LoopbackGround ? { ...common, ...firefoxPrefs(this.#ground) } : common;
  }

  /** Ports on loopback that play a host's machine; null in a namespace, where they are 80 and 443 of its address. */
  ports(host: string): { plain: number; secure: number } | null {
    if (!(this.#ground instanceof LoopbackGround)) return null;
    const address = this.world.addresses(host, 4)[0];
    return (address && this.#ground.machines.get(address)) || this.#ground.any;
  }

  async refresh(): Promise<void> {
    await this.#ground.refresh();
    if (!this.#calls) return;
    const faults = this.#udp ?? this.scenario.udp ?? [];
    await this.#calls.standIns.set(this.world, this.#calls.relays, faults);
    await applyRuleset(callRules(this.world, this.#calls.relays, faults, this.#nat));
  }

  async stop(): Promise<void> {
    this.cutConnections();
    if (this.#calls) await applyRuleset('table ip reach_calls\ndelete table ip reach_calls\n');
    this.#calls?.standIns.stop();
    this.#calls?.servers.stop();
    await this.#network.backends.stop();
    this.#plain.stop();
    await this.#ground.stop();
  }
}

function resolve(scenario: string | Scenario): Scenario {
  return typeof scenario === 'string' ? scenarioById(scenario) : scenario;
}
