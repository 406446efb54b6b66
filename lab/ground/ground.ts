/** Where the simulated network stands: in a namespace with real addresses, or on ports of loopback. */
export interface Ground {
  readonly dns: { address: string; port: number };
  /** Brings addresses, routes and filters in line with the scenario in force. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}
