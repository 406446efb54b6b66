import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Authority } from '../../lab/tls/authority.ts';

/** An https server on a free port of 127.0.0.1 whose certificate is from a CA that nobody trusts yet. */
export async function serveSigned(): Promise<{ url: string; caPem: string; close(): void }> {
  const authority = await Authority.create('Driver test');
  const server = createServer(await authority.issue({ name: 'localhost' }), (_request, answer) => answer.end('signed'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}/`,
    caPem: authority.pem,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
