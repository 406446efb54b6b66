import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { type AddressInfo, createServer, type Server, type Socket as TcpSocket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Counts } from '../counts.ts';
import type { World } from '../world.ts';
import { encodeAnswer, type Query, readQuery } from './message.ts';
import { replyTo } from './reply.ts';

export interface Resolution {
  world: World;
  counts: Counts;
  /** Runs before a name that is new is answered, so that its addresses can be walled off first. */
  onNewName: (name: string) => Promise<void>;
}

/** The network's own resolver, on UDP and TCP. */
export class DnsServer {
  #udp: Socket = createSocket('udp4');
  #tcp: Server;
  #resolution: Resolution;

  constructor(resolution: Resolution) {
    this.#resolution = resolution;
    this.#udp.on('message', (bytes, from) => void this.#answerUdp(bytes, from));
    this.#tcp = createServer((client) => this.#serveTcp(client));
  }

  /** Listens on the same port for both; 0 picks one. Fails with EADDRINUSE while another lab holds it. */
  async start(address: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#tcp.once('error', reject).listen(port, address, resolve);
    });
    const chosen = (this.#tcp.address() as AddressInfo).port;
    await new Promise<void>((resolve, reject) => {
      this.#udp.once('error', reject).bind(chosen, address, resolve);
    });
    return chosen;
  }

  stop(): void {
    this.#tcp.close();
    this.#udp.close();
  }

  async #answers(query: Query | null): Promise<Buffer[]> {
    if (query === null) return [];
    const { world, counts, onNewName } = this.#resolution;
    counts.query(query.name, 'dns', query.type);
    if (world.learn(query.name)) await onNewName(query.name);
    world.meet(query.name);
    if (world.isLineLost) return [];
    const reply = replyTo(world, 'system', query.name, query.type);
    const waitMs = Math.max(0, ...reply.map(({ afterMs = 0 }) => afterMs));
    if (waitMs > 0) await sleep(waitMs);
    return reply.map((answer) => encodeAnswer(query, answer));
  }

  async #answerUdp(bytes: Buffer, from: RemoteInfo): Promise<void> {
    for (const answer of await this.#answers(readQuery(bytes))) this.#udp.send(answer, from.port, from.address);
  }

  #serveTcp(client: TcpSocket): void {
    let pending = Buffer.alloc(0);
    client.on('error', () => client.destroy());
    client.on('data', async (chunk) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
        const end = 2 + pending.readUInt16BE(0);
        const query = readQuery(pending.subarray(2, end));
        pending = pending.subarray(end);
        // A racing injector cannot forge inside a TCP stream: only the last answer, the true one, arrives.
        const answer = (await this.#answers(query)).at(-1);
        if (answer) client.write(Buffer.concat([lengthOf(answer), answer]));
      }
    });
  }
}

function lengthOf(message: Buffer): Buffer {
  const prefix = Buffer.alloc(2);
  prefix.writeUInt16BE(message.length);
  return prefix;
}
