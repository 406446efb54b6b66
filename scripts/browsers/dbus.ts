import { createServer, type Socket } from 'node:net';
import { type Call, type Message, receiveMessages } from './dbus-receive.ts';
import type { Value } from './dbus-wire.ts';
import { encode } from './dbus-write.ts';

export type Reply = { signature: string; values: Value[] };

export interface Peer {
  signal(path: string, name: string, member: string, reply: Reply): void;
}

export interface Bus {
  address: string;
  close(): void;
}

/**
 * A session bus with one service behind it. The browser talks to it as to the desktop, so what arrives here is what a user would see,
 * and no bus, desktop or display has to be installed.
 */
export async function startBus(
  socketPath: string,
  service: string,
  answer: (call: Call, peer: Peer) => Reply | undefined,
): Promise<Bus> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    const peer = peerOf(socket);
    receiveMessages(socket, (message) => {
      const reply = message.interface === 'org.freedesktop.DBus' ? busAnswer(message, service) : answer(message, peer);
      peer.reply(message, reply);
    });
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(socketPath, done));
  server.unref();
  return {
    address: `unix:path=${socketPath}`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

const nothing: Reply = { signature: '', values: [] };

function busAnswer({ member, args }: Call, service: string): Reply | undefined {
  const known = args[0] === service;
  switch (member) {
    case 'Hello':
      return { signature: 's', values: [':1.2'] };
    case 'AddMatch':
    case 'RemoveMatch':
      return nothing;
    case 'NameHasOwner':
      return { signature: 'b', values: [known] };
    case 'GetNameOwner':
      return known ? { signature: 's', values: [':1.1'] } : undefined;
    case 'StartServiceByName':
      return known ? { signature: 'u', values: [2] } : undefined;
    case 'RequestName':
      return { signature: 'u', values: [1] };
    case 'ListNames':
    case 'ListActivatableNames':
      return { signature: 'as', values: [['org.freedesktop.DBus', service]] };
    default:
      return undefined;
  }
}

function peerOf(socket: Socket) {
  let serial = 0;
  const send = (type: number, fields: [number, string, Value][], { signature, values }: Reply) => {
    const body = encode(signature, values);
    const all = signature ? [...fields, [8, 'g', signature] as const] : fields;
    const list = all.map(([code, kind, value]) => [code, { signature: kind, value }]);
    const head = encode('yyyyuua(yv)', [108, type, 1, 1, body.length, ++serial, list]);
    socket.write(Buffer.concat([head, Buffer.alloc((8 - (head.length % 8)) % 8), body]));
  };
  return {
    reply({ serial: to, wantsReply, destination }: Message, reply?: Reply) {
      if (!wantsReply) return;
      const back: [number, string, Value][] = [
        [5, 'u', to],
        [6, 's', ':1.2'],
        [7, 's', destination.startsWith('org.freedesktop.DBus') ? destination : ':1.1'],
      ];
      if (reply) send(2, back, reply);
      else send(3, [[4, 's', 'org.freedesktop.DBus.Error.ServiceUnknown'], ...back], nothing);
    },
    signal(path: string, name: string, member: string, reply: Reply) {
      send(
        4,
        [
          [1, 'o', path],
          [2, 's', name],
          [3, 's', member],
          [7, 's', ':1.1'],
        ],
        reply,
      );
    },
  };
}
