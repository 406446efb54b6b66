/** A call server as the lab plays it; the list of them is given by whoever starts the lab. */
export interface Relay {
  readonly transport: 'stun' | 'turn' | 'turn_tcp' | 'turns' | 'quic';
  /** Name or IPv4 address. */
  readonly host: string;
  readonly port: number;
}

/** What the network does to packets of UDP on their way to servers; answers pass where questions did. */
export interface UdpFault {
  /**
   * `refuse`: with ICMP, as a firewall says so, or a machine on which no server runs. `lose`: a share of all packets, both ways.
   * `bar`: already on the device, as the rule of a VPN client does. `delay`: questions and answers come late.
   * `no_realm`: the server refuses without saying for what.
   */
  readonly kind: 'drop' | 'refuse' | 'lose' | 'bar' | 'delay' | 'no_realm';
  /** Hosts whose addresses are hit, names or addresses; all when absent. */
  readonly hosts?: readonly string[];
  readonly ports?: readonly number[];
  /** Only packets in the shape of STUN, told by its magic cookie. */
  readonly shape?: 'stun';
  /** So many packets to one address pass before the fault sets in, within the hour. */
  readonly after?: number;
  /** Of `lose`, 0 to 100. */
  readonly percent?: number;
  /** Of `delay`, each way. */
  readonly ms?: number;
  /** Hosts that are spared. */
  readonly but?: readonly string[];
}

/** What stands between the browser and the network: nothing, a router, or one that gives each flow a port of chance. */
export type Nat = 'none' | 'cone' | 'symmetric';
