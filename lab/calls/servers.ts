import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Network } from '../network.ts';
import { addressesOf, portOf } from './filter.ts';
import type { Relay } from './relay.ts';

const READY_MS = 20_000;

/** Real call servers: coturn for STUN and TURN, Caddy for HTTP/3, one process for all of a port. */
export class CallServers {
  #children: ChildProcess[] = [];
  readonly #dir = mkdtempSync(join(tmpdir(), 'reach-calls-'));
  readonly #network: Network;

  private constructor(network: Network) {
    this.#network = network;
  }

  static async start(network: Network, relays: readonly Relay[]): Promise<CallServers> {
    const servers = new CallServers(network);
    for (const { host } of relays) network.world.learn(host);
    await servers.#relays(relays.filter(({ transport }) => transport !== 'quic'));
    await servers.#http3(relays.filter(({ transport }) => transport === 'quic'));
    return servers;
  }

  stop(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    rmSync(this.#dir, { recursive: true, force: true });
  }

  async #relays(relays: readonly Relay[]): Promise<void> {
    const groupOf = (relay: Relay) => `${portOf(relay)} ${kindOf(relay)}`;
    for (const group of new Set(relays.map(groupOf))) {
      const own = relays.filter((relay) => groupOf(relay) === group);
      const [port = '', kind = ''] = group.split(' ');
      const addresses = [...new Set(own.flatMap(({ host }) => [...addressesOf(this.#network.world, host)]))];
      const tls = kind === 'turns' ? await this.#certificate(own) : [];
      this.#spawn('turnserver', [
        ...coturn(this.#dir, group, port, kind),
        ...tls,
        ...addresses.flatMap((one) => ['-L', one]),
      ]);
      if (kind !== 'udp') await listens(addresses[0] ?? '', Number(port));
    }
  }

  async #certificate(relays: readonly Relay[]): Promise<string[]> {
    const { signer, name } = this.#network.identities.genuine(relays[0]?.host ?? '');
    const { key, cert } = await signer.issue({ name });
    const files = { key: join(this.#dir, `${name}.key`), cert: join(this.#dir, `${name}.pem`) };
    writeFileSync(files.key, key);
    writeFileSync(files.cert, cert);
    return [`--cert=${files.cert}`, `--pkey=${files.key}`];
  }

  async #http3(relays: readonly Relay[]): Promise<void> {
    const [first] = relays;
    if (!first) return;
    const sites: string[] = [];
    for (const { host } of relays) {
      const { key, cert } = await this.#network.identities.trusted.issue({ name: host });
      writeFileSync(join(this.#dir, `${host}.pem`), cert);
      writeFileSync(join(this.#dir, `${host}.key`), key);
      sites.push(`${host}:${portOf(first)} {
  bind ${addressesOf(this.#network.world, host).join(' ')}
  tls ${join(this.#dir, `${host}.pem`)} ${join(this.#dir, `${host}.key`)}
  respond "ok"
}`);
    }
    const file = join(this.#dir, 'Caddyfile');
    writeFileSync(file, `{\n  admin off\n  auto_https disable_redirects\n}\n${sites.join('\n')}\n`);
    this.#spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile']);
    await listens(addressesOf(this.#network.world, first.host)[0] ?? '', portOf(first));
  }

  #spawn(command: string, args: readonly string[]): void {
    const env = { ...process.env, HOME: this.#dir, XDG_DATA_HOME: this.#dir, XDG_CONFIG_HOME: this.#dir };
    const child = spawn(command, args, { stdio: 'ignore', env });
    child.on('error', (error) => {
      throw new Error(`${command}: ${error.message}`);
    });
    this.#children.push(child);
  }
}

function kindOf({ transport, port }: Relay): 'udp' | 'both' | 'turns' {
  if (transport === 'turns') return 'turns';
  // The lab's own fronts hold these ports of TCP on every address.
  return transport !== 'turn_tcp' && (port === 443 || port === 80) ? 'udp' : 'both';
}

function coturn(dir: string, group: string, port: string, kind: string): string[] {
  const name = group.replace(' ', '-');
  return [
    ...['-n', '--no-cli', '--lt-cred-mech', '--realm=relay.example', '-u', 'somebody:secret', '-m', '1'],
    ...['--no-stdout-log', '-l', join(dir, `${name}.log`), `--pidfile=${join(dir, `${name}.pid`)}`],
    ...['-b', join(dir, `${name}.db`), '--no-dtls'],
    ...(kind === 'turns' ? [`--tls-listening-port=${port}`, '--no-udp', '--no-tcp'] : [`-p`, port, '--no-tls']),
    ...(kind === 'udp' ? ['--no-tcp'] : []),
  ];
}

/** Resolves once somebody listens there. */
async function listens(host: string, port: number): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (await connects(host, port)) return;
    await sleep(100);
  }
  throw new Error(`no call server came up on ${host}:${port}`);
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
