import { createConnection, type Socket } from 'node:net';

export interface Marionette {
  /** Sends one command at a time, in the order of the calls. */
  command<T = unknown>(name: string, params?: object): Promise<T>;
  /** Runs several commands with no other between them. */
  together<T>(work: (command: Marionette['command']) => Promise<T>): Promise<T>;
  disconnect(): void;
}

interface Waiting {
  name: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown];

export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = await open(port);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  onPackets(socket, ([, id, error, result]) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (error) one?.reject(new Error(`${one.name}: ${error.error}: ${error.message}`));
    else one?.resolve(result);
  });
  socket.on('close', () => {
    for (const one of waiting.values()) one.reject(new Error(`${one.name}: the browser ended`));
    waiting.clear();
  });

  const command = <T>(name: string, params: object = {}): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (socket.destroyed) return reject(new Error(`${name}: the browser ended`));
      const id = ++lastId;
      waiting.set(id, { name, resolve: resolve as (value: unknown) => void, reject });
      const body = Buffer.from(JSON.stringify([0, id, name, params]));
      socket.write(Buffer.concat([Buffer.from(`${body.length}:`), body]));
    });

  // The session has one current window and one context: commands that depend on them must not interleave.
  let queue: Promise<unknown> = Promise.resolve();
  const together: Marionette['together'] = (work) => {
    const turn = queue.then(() => work(command));
    queue = turn.catch(() => {});
    return turn;
  };
  return {
    command: (name, params) => together((alone) => alone(name, params)),
    together,
    disconnect: () => socket.destroy(),
  };
}

/** Firefox greets with one packet before it takes commands; it has no id, so nobody waits for it. */
const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => resolve(socket));
    socket.on('error', reject);
  });

function onPackets(socket: Socket, receive: (answer: Answer) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(58);
      if (colon < 0) return;
      const end = colon + 1 + Number(rest.subarray(0, colon).toString());
      if (rest.length < end) return;
      const packet: unknown = JSON.parse(rest.subarray(colon + 1, end).toString());
      rest = rest.subarray(end);
      if (Array.isArray(packet)) receive(packet as Answer);
    }
  });
}
