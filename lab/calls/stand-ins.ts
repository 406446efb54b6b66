import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import type { World } from '../world.ts';
import { addressesOf, isOverUdp, isStandIn, standInPort } from './filter.ts';
import type { Relay, UdpFault } from './relay.ts';

type Answers = (socket: Socket, address: string, port: number) => void;

/** Programs in the place of call servers: one that lets everybody wait, and one whose refusal names no realm. */
export class StandIns {
  #open: Socket[] = [];
  #faults: readonly UdpFault[] = [];

  /** One socket for each address, or answers would come from the wrong one. */
  async set(world: World, relays: readonly Relay[], faults: readonly UdpFault[]): Promise<void> {
    // The rules are written anew at each new name; what is under way goes on.
    if (faults === this.#faults) return;
    this.#faults = faults;
    this.stop();
    for (const fault of faults.filter(isStandIn)) {
      const own = relays.filter(({ host, transport }) => isOverUdp(transport) && fault.hosts?.includes(host) !== false);
      const places = own.flatMap(({ host, port }) => addressesOf(world, host).map((address) => ({ address, port })));
      const unique = new Map(places.map((place) => [`${place.address} ${place.port}`, place]));
      const answers = fault.kind === 'delay' ? late(fault.ms ?? 0) : withoutRealm;
      for (const { address, port } of unique.values()) await this.#listen(address, port, answers);
    }
  }

  stop(): void {
    for (const socket of this.#open.splice(0)) socket.close();
  }

  #listen(address: string, port: number, answers: Answers): Promise<void> {
    const socket = createSocket('udp4');
    this.#open.push(socket);
    answers(socket, address, port);
    return new Promise((resolve) => socket.bind(standInPort(port), address, resolve));
  }
}

/** Passes packets on to the real server, and its answers back, each after a while; the server sees the stand-in. */
function late(ms: number): Answers {
  return (socket, address, port) => {
    const ways = new Map<string, Socket>();
    let isOver = false;
    const after = (send: () => void) => void setTimeout(() => isOver || send(), ms).unref();
    const way = (from: RemoteInfo): Socket => {
      const name = `${from.address} ${from.port}`;
      const known = ways.get(name);
      if (known) return known;
      const made = createSocket('udp4').unref();
      ways.set(name, made);
      made.bind(0, address);
      made.on('message', (answer) => after(() => socket.send(answer, from.port, from.address)));
      return made;
    };
    socket.on('message', (question, from) => after(() => way(from).send(question, port, address)));
    socket.on('close', () => {
      isOver = true;
      for (const one of ways.values()) one.close();
    });
  };
}

/** "401 Unauthorized" without the realm and the nonce that RFC 8489 asks for. */
const withoutRealm: Answers = (socket) => {
  socket.on('message', (question, from) => {
    const reason = Buffer.from([0x00, 0x09, 0x00, 0x04, 0, 0, 4, 1]);
    const head = Buffer.from(question.subarray(0, 20));
    head.writeUInt16BE(question.readUInt16BE(0) | 0x0110, 0);
    head.writeUInt16BE(reason.length, 2);
    socket.send(Buffer.concat([head, reason]), from.port, from.address);
  });
};
