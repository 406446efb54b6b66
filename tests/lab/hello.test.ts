import net from 'node:net';
import tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { parseHello } from '../../lab/tls/hello.ts';

/** The first bytes node sends. */
function hello(servername: string): Promise<Buffer> {
  return new Promise((settle) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (bytes: Buffer) => {
        settle(bytes);
        socket.destroy();
        server.close();
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      tls.connect({ host: '127.0.0.1', port, servername }).on('error', () => undefined);
    });
  });
}

describe('the ClientHello', () => {
  it('gives the name, or none', async () => {
    const named = parseHello(await hello('WWW.Example.com'));
    expect(named).toEqual({ state: 'hello', hello: { serverName: 'www.example.com', family: 'firefox' } });
    expect(parseHello(await hello(''))).toMatchObject({ state: 'hello', hello: { serverName: null } });
  });

  it('is awaited byte by byte, and may come in several records', async () => {
    const whole = await hello('example.com');
    for (let length = 0; length < whole.length; length += 7) {
      expect(parseHello(whole.subarray(0, length))).toEqual({ state: 'incomplete' });
    }
    const body = whole.subarray(5);
    const records = [body.subarray(0, 60), body.subarray(60)].map((part) =>
      Buffer.concat([Buffer.from([22, 3, 1, part.length >> 8, part.length & 255]), part]),
    );
    expect(parseHello(Buffer.concat(records))).toMatchObject({ state: 'hello', hello: { serverName: 'example.com' } });
  });

  it('is not found in other protocols', () => {
    expect(parseHello(Buffer.from('GET / HTTP/1.1\r\n'))).toEqual({ state: 'not_tls' });
  });
});
