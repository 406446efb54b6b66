/** A proxy such as a person may have set in the browser: plain HTTP, `CONNECT` for https. It can break off. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface WebProxy {
  readonly port: number;
  /** How many requests and tunnels it has carried. */
  readonly carried: number;
  /** While broken off it takes connections and ends them at once, as one whose far side is gone. */
  breakOff(isBroken: boolean): void;
  stop(): Promise<void>;
}

/** `lookup`: addresses of names, where the proxy is not to ask the network that is watched. */
export async function startProxy(lookup?: (name: string) => string | undefined): Promise<WebProxy> {
  const open = new Set<Socket>();
  let isBroken = false;
  let carried = 0;
  const server = createServer((asked, answer) => {
    carried += 1;
    forward(asked, answer, lookup);
  });
  server.on('connect', (asked: IncomingMessage, client: Socket) => {
    carried += 1;
    tunnel(asked, client, lookup);
  });
  server.on('connection', (socket: Socket) => {
    if (isBroken) return socket.destroy();
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    get carried() {
      return carried;
    },
    breakOff(broken) {
      isBroken = broken;
      if (broken) cut();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

type Lookup = ((name: string) => string | undefined) | undefined;

function forward(asked: IncomingMessage, answer: ServerResponse, lookup: Lookup): void {
  const url = new URL(asked.url ?? '');
  url.hostname = lookup?.(url.hostname) ?? url.hostname;
  const onward = request(url, { method: asked.method, headers: asked.headers }, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
}

function tunnel({ url = '' }: IncomingMessage, client: Socket, lookup: Lookup): void {
  const [host = '', port] = url.split(':');
  const far = connect(Number(port), lookup?.(host) ?? host, () => {
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    far.pipe(client).pipe(far);
  });
  far.on('error', () => client.destroy());
  client.on('error', () => far.destroy());
  client.on('close', () => far.destroy());
}
