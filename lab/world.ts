import { isIP } from 'node:net';
import { publicIpv4, publicIpv6, RESOLVER_ADDRESSES } from './addresses.ts';
import { FaultClock } from './fault-clock.ts';
import { isConcrete, matchesAny, matchHost } from './pattern.ts';
import { seeded } from './random.ts';
import { embedded, standinFor } from './ranges.ts';
import type { Family, Fault, FaultOf, Layer, Scenario } from './scenario.ts';

/** The home router: resolver of the simulated network, and the machine a captive portal answers from. */
export const ROUTER = '192.168.1.1';

/** The control helper's name; it is reachable like any other host. */
export const HELPER_HOST = 'helper.reach.example';

/** By this name a device learns that its network translates (RFC 7050). */
const TRANSLATED = 'ipv4only.arpa';

const NOWHERE = ['invalid', 'local', 'localhost', 'internal', 'test', 'onion', 'arpa'];

/** The scenario in force, with the changes made to it at run time, and the directory of who has which address. */
export class World {
  #scenario: Scenario;
  #overrides: Record<string, readonly Fault[]> = {};
  #owners = new Map<string, string[]>();
  #known = new Set<string>();
  readonly #clock = new FaultClock();
  readonly #queries = new Map<string, number>();
  random: () => number;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.random = seeded(scenario.seed ?? 1);
    this.#learnScenario();
  }

  get scenario(): Scenario {
    return this.#scenario;
  }

  use(scenario: Scenario): void {
    this.#scenario = scenario;
    this.#overrides = {};
    this.#owners.clear();
    this.#clock.reset();
    this.#queries.clear();
    const seen = [...this.#known];
    this.#known.clear();
    this.random = seeded(scenario.seed ?? 1);
    this.#learnScenario();
    for (const name of seen) this.learn(name);
  }

  override(pattern: string, faults: readonly Fault[]): void {
    this.#overrides[pattern] = faults;
    for (const name of [pattern, ...forgedNames(faults)]) {
      if (isConcrete(name) && !this.learn(name)) this.#settle(name);
    }
  }

  faults<L extends Layer>(host: string, layer: L): FaultOf<L>[] {
    const isOf = (fault: Fault): fault is FaultOf<L> => fault.layer === layer;
    return this.#entry(host).filter((fault): fault is FaultOf<L> => isOf(fault) && this.#clock.holds(host, fault));
  }

  #entry(host: string): readonly Fault[] {
    return matchHost(this.#overrides, host) ?? matchHost(this.#scenario.hosts, host) ?? [];
  }

  /** Somebody asks for the host: faults that hold for a time only begin to count it. */
  meet(host: string): void {
    this.#clock.meet(host, this.#entry(host));
  }

  /** `turned` runs whenever a fault of addresses or of the line begins or ends by itself. */
  set onTurn(turned: () => void) {
    this.#clock.onTurn = turned;
  }

  /** How many queries for the name a resolver has had, this one counted. */
  countQuery(key: string): number {
    const count = (this.#queries.get(key) ?? 0) + 1;
    this.#queries.set(key, count);
    return count;
  }

  get isLineLost(): boolean {
    return [...this.#known].some((name) => this.faults(name, 'line').length > 0);
  }

  site<K extends FaultOf<'site'>['kind']>(host: string, kind: K): Extract<FaultOf<'site'>, { kind: K }> | undefined {
    const found = this.faults(host, 'site').find((fault) => fault.kind === kind);
    return found as Extract<FaultOf<'site'>, { kind: K }> | undefined;
  }

  /** Faults in force, by pattern. */
  entries(): [string, readonly Fault[]][] {
    return Object.entries({ ...this.#scenario.hosts, ...this.#overrides });
  }

  /** Every name the scenario or a client has mentioned. */
  names(): string[] {
    return [...this.#known];
  }

  /** Adds the name to the directory; true when it was new. */
  learn(name: string): boolean {
    if (this.#known.has(name)) return false;
    this.#known.add(name);
    this.#settle(name);
    return true;
  }

  /** Enters a name at each of its addresses. */
  #settle(name: string): void {
    for (const address of [...this.addresses(name, 4), ...this.addresses(name, 6), ...this.standins(name)]) {
      this.#owners.set(address, [...new Set([...(this.#owners.get(address) ?? []), name])]);
    }
  }

  /** Addresses that stand for the name in this network alone. */
  standins(name: string): readonly string[] {
    const faults = this.#entry(name).filter((fault): fault is FaultOf<'dns'> => fault.layer === 'dns');
    return faults.flatMap((fault) => (fault.kind === 'standin' ? [standinFor(fault.range, name)] : []));
  }

  /** True addresses, whatever the network says. */
  addresses(name: string, family: Family): readonly string[] {
    const { portal, addresses, ipv6 } = this.#scenario;
    if (portal?.host === name) return family === 4 ? [ROUTER] : [];
    const given = addresses?.[name]?.filter((address) => isIP(address) === family);
    if (given) return given;
    if (name === TRANSLATED) return family === 4 ? ['192.0.0.170', '192.0.0.171'] : [];
    if (family === 4) return publicIpv4(name);
    return matchesAny(ipv6 ?? [], name) ? publicIpv6(name) : [];
  }

  ownersOf(address: string): readonly string[] {
    return this.#owners.get(this.inside(address)) ?? [];
  }

  /** The address that a translator sends packets to, which is the address itself where nobody translates. */
  inside(address: string): string {
    const { translation } = this.#scenario;
    return (translation ? embedded(translation.prefix, address) : null) ?? address;
  }

  /** False for names that no resolver on earth knows. */
  exists(name: string): boolean {
    const top = name.slice(name.lastIndexOf('.') + 1);
    return name === TRANSLATED || (name.includes('.') && !NOWHERE.includes(top) && !this.site(name, 'gone'));
  }

  #learnScenario(): void {
    const { hosts, addresses, portal } = this.#scenario;
    const mentioned = [
      ...Object.keys(hosts),
      ...Object.keys(addresses ?? {}),
      ...forgedNames(Object.values(hosts).flat()),
    ];
    for (const name of [...mentioned, ...Object.keys(RESOLVER_ADDRESSES), HELPER_HOST]) {
      if (isConcrete(name)) this.learn(name);
    }
    if (portal) this.learn(portal.host);
  }
}

/** Host names that forged DNS answers stand for. */
function forgedNames(faults: readonly Fault[]): string[] {
  return faults.flatMap((fault) => {
    const forged = fault.layer === 'dns' && 'addresses' in fault ? fault.addresses : [];
    return forged.filter((entry) => isIP(entry) === 0);
  });
}
