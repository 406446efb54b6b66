/** A SOCKS5 proxy such as censorship tools set up on a device: names are asked for at its far side. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SocksProxy {
  readonly port: number;
  readonly carried: number;
  /** Connections to this host end as soon as something is said on them. */
  cut(host: string): void;
  stop(): Promise<void>;
}

/** Returns once it listens; `lookup` gives the address of a name. Takes `CONNECT` without a sign-in, to names and IPv4 alone. */
export async function startSocks(lookup: (name: string) => string | undefined): Promise<SocksProxy> {
  const open = new Set<Socket>();
  const cutOff = new Set<string>();
  let carried = 0;
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => client.destroy()).on('close', () => open.delete(client));
    client.once('data', () => {
      client.write(Buffer.from([5, 0]));
      client.once('data', (order: Buffer) => {
        carried += 1;
        // What follows at once is for the far side.
        client.pause();
        const { host, port } = wantedBy(order);
        client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
        if (cutOff.has(host)) client.once('data', () => client.resetAndDestroy()).resume();
        else tunnel(client, lookup(host) ?? host, port);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get carried() {
      return carried;
    },
    cut: (host) => void cutOff.add(host),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** RFC 1928, 4: version, command, reserved, kind of address, address, port. */
function wantedBy(order: Buffer): { host: string; port: number } {
  const isName = order[3] === 3;
  const end = isName ? 5 + (order[4] ?? 0) : 8;
  const host = isName ? order.toString('latin1', 5, end) : [...order.subarray(4, 8)].join('.');
  return { host, port: order.readUInt16BE(end) };
}

function tunnel(client: Socket, address: string, port: number): void {
  const far = connect(port, address, () => {
    far.pipe(client);
    client.pipe(far);
  });
  far.on('error', () => client.destroy());
  client.on('close', () => far.destroy());
}
