import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeLook } from '../../scripts/catalog/judge-look.ts';
import { look } from '../../scripts/catalog/look.ts';
import { LARGE_BYTES, type Row, rowsOfCatalogue } from '../../scripts/catalog/rows.ts';

const ROUTES: Record<string, RequestListener> = {
  '/fine': (_, answer) => answer.end('x'.repeat(100)),
  '/large': (_, answer) => answer.end('x'.repeat(500_000)),
  '/gone': (_, answer) => answer.writeHead(404).end(),
  '/refuses': (_, answer) => answer.writeHead(403).end(),
  '/broken': (_, answer) => answer.writeHead(500).end(),
  '/empty': (_, answer) => answer.writeHead(204).end(),
  '/cut': (request) => request.socket.destroy(),
  '/here': (_, answer) => answer.writeHead(302, { location: '/fine' }).end(),
  '/away': (request, answer) =>
    answer.writeHead(302, { location: `http://localhost:${request.socket.localPort}/fine` }).end(),
};

describe('the look at the catalogue', () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer((request, answer) => ROUTES[request.url ?? '']?.(request, answer));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const wordOf = async (path: string, more: Partial<Row> = {}) => {
    const row = { id: 'row', url: origin + path, ...more };
    return judgeLook(row, await look(row)).word;
  };

  test.each([
    ['/fine', {}, 'ok'],
    ['/here', {}, 'ok'],
    ['/away', {}, 'moved'],
    ['/gone', {}, 'died'],
    ['/broken', {}, 'died'],
    ['/cut', {}, 'died'],
    ['/refuses', {}, 'refuses'],
    ['/large', { leastBytes: LARGE_BYTES }, 'ok'],
    ['/fine', { leastBytes: LARGE_BYTES }, 'small'],
    ['/empty', { status: 204, body: '' }, 'ok'],
    ['/fine', { status: 204 }, 'changed'],
    ['/fine', { status: 200, body: 'success' }, 'changed'],
    ['/away', { status: 200 }, 'moved'],
  ] as const)('%s with %o is %s', async (path, more, word) => {
    expect(await wordOf(path, more)).toBe(word);
  });

  test('reads no more than it needs', async () => {
    expect((await look({ url: `${origin}/large` })).bytes).toBeLessThan(500_000);
  });

  test('takes an authority of the service’s own for an answer, and nothing else', () => {
    const row = { id: 'signal', url: 'https://chat.example/', privateCa: true };
    const failed = { status: null, bytes: 0, text: '', url: row.url, ms: 1 };
    expect(judgeLook(row, { ...failed, error: 'SELF_SIGNED_CERT_IN_CHAIN' }).word).toBe('ok');
    expect(judgeLook(row, { ...failed, error: 'ECONNRESET' }).word).toBe('died');
    expect(judgeLook({ ...row, privateCa: false }, { ...failed, error: 'SELF_SIGNED_CERT_IN_CHAIN' }).word).toBe(
      'died',
    );
  });

  test('asks every address that the catalogue names', () => {
    const rows = rowsOfCatalogue();
    expect(rows.filter(({ id }) => id.startsWith('control ')).length).toBeGreaterThan(9);
    expect(rows.filter(({ id }) => id.startsWith('resolver ')).length).toBeGreaterThan(6);
    expect(new Set(rows.map(({ id, url }) => id + url)).size).toBe(rows.length);
  });
});
