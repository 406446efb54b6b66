import type { AddressInfo, Server, Socket } from 'node:net';
import { DnsServer } from '../dns/server.ts';
import { walledAddresses } from '../firewall.ts';
import { acceptPlain } from '../http/front.ts';
import type { Network } from '../network.ts';
import { acceptTls } from '../tls/front.ts';
import type { Ground } from './ground.ts';
import { guarded, listen } from './listener.ts';

export const HOST = '127.0.0.1';

/** Ports that play one machine. */
export interface MachinePorts {
  plain: number;
  secure: number;
}

/**
 * The same servers on free ports of loopback, for machines without namespaces; the browser is told by switches which
 * name or address is which port.
 *
 * Not true here: address faults (a name or address is mapped to a closed port, or to one that accepts and stays silent,
 * where the true network would drop the SYN or send ICMP), DNS faults other than forged addresses (all look like a name
 * that is not found, and at once), IPv6, UDP, a captive portal's sealed port 443 (silence after the ClientHello), and a
 * network that is down (no name is found). Firefox cannot map names one by one: see `firefoxPrefs`.
 */
export class LoopbackGround implements Ground {
  dns = { address: HOST, port: 0 };
  /** Machine of whatever name the client asks for. */
  any: MachinePorts = { plain: 0, secure: 0 };
  /** Accepts and says nothing. */
  silent = 0;
  /** Nobody listens. */
  closed = 0;
  readonly machines = new Map<string, MachinePorts>();
  #network: Network;
  #resolver: DnsServer;
  #servers: Server[] = [];
  #walled: ReturnType<typeof walledAddresses> = { drop: [], refuse: [], unreachable: [] };

  private constructor(network: Network) {
    this.#network = network;
    this.#resolver = new DnsServer(network);
  }

  static async start(network: Network): Promise<LoopbackGround> {
    const ground = new LoopbackGround(network);
    ground.dns.port = await ground.#resolver.start(HOST, 0);
    ground.any = await ground.#machine(null);
    ground.silent = await ground.#listen(hush);
    ground.closed = await closedPort();
    return ground;
  }

  /** Opens ports for the machines of every name the scenario mentions. */
  async refresh(): Promise<void> {
    const { world } = this.#network;
    this.#walled = walledAddresses(world);
    for (const name of world.names()) {
      for (const address of world.addresses(name, 4)) {
        if (!this.machines.has(address)) this.machines.set(address, await this.#machine(address));
      }
    }
  }

  /** Port in place of 80 or 443 of an address. */
  portFor(address: string, port: 80 | 443): number {
    const { drop, refuse, unreachable } = this.#walled;
    if (drop.includes(address)) return this.silent;
    if (refuse.includes(address) || unreachable.includes(address)) return this.closed;
    if (/^(127|0)\./.test(address)) return this.closed;
    const machine = this.machines.get(address);
    if (!machine) return this.silent;
    return port === 80 ? machine.plain : machine.secure;
  }

  async stop(): Promise<void> {
    for (const server of this.#servers) server.close();
    this.#resolver.stop();
  }

  async #machine(address: string | null): Promise<MachinePorts> {
    return {
      plain: await this.#listen(guarded((client) => acceptPlain(this.#network, client, address))),
      secure: await this.#listen(guarded((client) => acceptTls(this.#network, client, address))),
    };
  }

  async #listen(accept: (client: Socket) => void): Promise<number> {
    const server = await listen({ host: HOST, port: 0 }, accept);
    this.#servers.push(server);
    return (server.address() as AddressInfo).port;
  }
}

function hush(client: Socket): void {
  client.on('error', () => client.destroy());
  client.once('end', () => client.end());
  client.resume();
}

async function closedPort(): Promise<number> {
  const server = await listen({ host: HOST, port: 0 }, hush);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
