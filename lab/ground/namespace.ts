import { spawnSync } from 'node:child_process';
import type { Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DnsServer } from '../dns/server.ts';
import { applyRuleset, ruleset } from '../firewall.ts';
import { acceptPlain } from '../http/front.ts';
import { isInside, NETWORK_DOWN, NETWORK_UP } from '../namespace.ts';
import type { Network } from '../network.ts';
import { acceptTls } from '../tls/front.ts';
import { ROUTER } from '../world.ts';
import type { Ground } from './ground.ts';
import { guarded, listen } from './listener.ts';

/** Nothing else can be done meanwhile, and no test could end it. */
const SETUP_MS = 10_000;
/** How long to wait for another lab in the same namespace, such as that of the test file before. */
const TURN_MS = 120_000;
const RETRY_MS = 100;

/** Every address is local here; the address a connection was made to tells which machine it meant. */
export class NamespaceGround implements Ground {
  readonly dns = { address: ROUTER, port: 53 };
  #network: Network;
  #resolver: DnsServer;
  #fronts: Server[] = [];
  #up = true;
  #applied: Promise<void> = Promise.resolve();

  private constructor(network: Network, resolver: DnsServer) {
    this.#network = network;
    this.#resolver = resolver;
  }

  static async start(network: Network): Promise<NamespaceGround> {
    if (!isInside()) throw new Error('mode "namespace" works only inside: tsx lab/inside.ts -- COMMAND');
    const ground = new NamespaceGround(network, await takeTurn(network));
    for (const host of ['0.0.0.0', '::']) {
      ground.#fronts.push(
        await listen(
          { host, port: 443, ipv6Only: true, backlog: 511 },
          guarded((client) => acceptTls(network, client, dialled(client))),
        ),
        await listen(
          { host, port: 80, ipv6Only: true, backlog: 511 },
          guarded((client) => acceptPlain(network, client, dialled(client))),
        ),
      );
    }
    return ground;
  }

  async refresh(): Promise<void> {
    const { world } = this.#network;
    const up = world.scenario.network === 'up';
    if (up !== this.#up) sh(up ? NETWORK_UP : NETWORK_DOWN);
    this.#up = up;
    // In turn, or an older ruleset might be the last to arrive.
    this.#applied = this.#applied.then(() => applyRuleset(ruleset(world)));
    await this.#applied;
  }

  async stop(): Promise<void> {
    for (const front of this.#fronts) front.close();
    if (!this.#up) sh(NETWORK_UP);
    await applyRuleset('table inet reach\ndelete table inet reach\n');
    this.#resolver.stop();
  }
}

/** The resolver's port is the token: whoever holds it is the lab of this namespace. */
async function takeTurn(network: Network): Promise<DnsServer> {
  const deadline = Date.now() + TURN_MS;
  for (;;) {
    const resolver = new DnsServer(network);
    try {
      await resolver.start(ROUTER, 53);
      return resolver;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || Date.now() > deadline) throw error;
      await sleep(RETRY_MS);
    }
  }
}

function dialled(client: Socket): string | null {
  return client.localAddress ?? null;
}

function sh(commands: readonly string[]): void {
  const { status, stderr } = spawnSync('sh', ['-ec', commands.join('\n')], { encoding: 'utf8', timeout: SETUP_MS });
  if (status !== 0) throw new Error(`network set-up: ${stderr}`);
}
