import { createServer, type ListenOptions, type Server, type Socket } from 'node:net';

export function listen(options: ListenOptions, accept: (client: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, accept);
    server.once('error', reject).listen(options, () => resolve(server));
  });
}

/** A connection that goes wrong while it is being accepted is closed; the lab goes on. */
export function guarded(accept: (client: Socket) => Promise<void>): (client: Socket) => void {
  return (client) => {
    client.on('error', () => client.destroy());
    accept(client).catch(() => client.destroy());
  };
}
