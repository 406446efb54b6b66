import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { keptText, type RequestSpec } from './raw.ts';
import { requestOnce } from './request.ts';

const PAGES: Record<string, RequestListener> = {
  '/ok': (_, response) => void response.setHeader('server', 'cloudflare').end('hello'),
  '/empty': (_, response) => void response.writeHead(204).end(),
  '/moved': (_, response) => void response.writeHead(302, { location: '/ok' }).end(),
  '/silent': () => undefined,
  '/reset': (request) => void request.socket.resetAndDestroy(),
  '/freeze': (_, response) => void response.write(Buffer.alloc(16_384)),
  '/big': (_, response) => void response.end(Buffer.alloc(500_000)),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': '9000' });
    response.write(Buffer.alloc(1_000), () => setTimeout(() => response.destroy(), 50));
  },
  '/drip': (_, response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(100)), 30);
    response.on('close', () => clearInterval(timer));
  },
  '/post': (request, response) => void request.pipe(response),
};

let server: Server;
let base = '';
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    PAGES[request.url ?? '']?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => void vi.unstubAllGlobals());
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, change: Partial<RequestSpec> = {}, cancel?: AbortSignal) =>
  requestOnce(
    {
      id: 'r-1',
      probe: 'first',
      url: base + path,
      method: 'GET',
      deadlineMs: 2_000,
      maxBytes: 65_536,
      keepBytes: 64,
      ...change,
    },
    cancel,
  );

test('an answer is read to its end', async () => {
  const raw = await get('/ok');
  expect(raw).toMatchObject({ id: 'r-1', end: 'complete', status: 200, bytes: 5, error: null });
  expect(raw.headers).toMatchObject({ server: 'cloudflare' });
  expect(keptText(raw)).toBe('hello');
  expect(JSON.parse(JSON.stringify(raw))).toEqual(raw);
});

test('an answer without a body is complete', async () => {
  expect(await get('/empty')).toMatchObject({ end: 'complete', status: 204, bytes: 0 });
});

/** Browsers hide what a redirect says; this `fetch` shows it. */
async function hiding(input: string, init: RequestInit): Promise<Response> {
  const response = await realFetch(input, init);
  return response.headers.has('location')
    ? Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' })
    : response;
}
const realFetch = fetch;

test('a redirect is an answer, and nobody is asked where it leads', async () => {
  vi.stubGlobal('fetch', hiding);
  asked.length = 0;
  expect(await get('/moved')).toMatchObject({ end: 'redirect', status: null, bytes: 0, error: null });
  expect(asked).toEqual(['/moved']);
});

test('a redirect over a connection of its own is not an old one; the next may be', async () => {
  vi.stubGlobal('fetch', hiding);
  const url = `http://localhost:${new URL(base).port}/moved`;
  expect(await get('', { url })).toMatchObject({ end: 'redirect', reused: false });
  expect(await get('', { url })).toMatchObject({ end: 'redirect', reused: true });
});

test('enough is enough', async () => {
  const raw = await get('/big');
  expect(raw.end).toBe('max_bytes');
  expect(raw.bytes).toBeGreaterThanOrEqual(65_536);
  expect(raw.bytes).toBeLessThan(300_000);
  expect(keptText(raw)).toHaveLength(64);
});

test('a deadline before headers', async () => {
  const raw = await get('/silent', { deadlineMs: 150 });
  expect(raw).toMatchObject({ end: 'deadline_headers', status: null, reused: null });
  expect(raw.durationMs).toBeGreaterThanOrEqual(140);
});

test('a deadline in the body, with the silence before it', async () => {
  // Longer than a busy machine takes to connect.
  const raw = await get('/freeze', { deadlineMs: 900 });
  expect(raw).toMatchObject({ end: 'deadline_body', status: 200, bytes: 16_384 });
  expect(raw.longestGapMs).toBeGreaterThan(200);
});

test('a body that falls silent is not waited for', async () => {
  expect(await get('/freeze', { stallMs: 100 })).toMatchObject({ end: 'stalled', bytes: 16_384 });
});

test('a slow body stalls nowhere, and its pieces show how steady it was', async () => {
  const raw = await get('/drip', { deadlineMs: 600, stallMs: 300 });
  expect(raw.end).toBe('deadline_body');
  expect(raw.longestGapMs).toBeLessThan(300);
  expect(raw.pieces.length).toBeGreaterThan(5);
  expect(raw.pieces.reduce((sum, [, bytes]) => sum + bytes, 0)).toBe(raw.bytes);
});

test('a body that is cut short, and a connection that is reset', async () => {
  expect(await get('/cut')).toMatchObject({ end: 'error', status: 200, bytes: 1_000 });
  expect(await get('/reset')).toMatchObject({ end: 'error', status: null });
});

test('whoever made the request can end it', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 50);
  expect(await get('/silent', {}, stop.signal)).toMatchObject({ end: 'aborted' });
  expect(await get('/ok', {}, stop.signal)).toMatchObject({ end: 'aborted' });
});

test('a body can be sent, and nonsense is a result', async () => {
  expect(keptText(await get('/post', { method: 'POST', body: '{"a":1}' }))).toBe('{"a":1}');
  expect(await get('', { url: 'nonsense' })).toMatchObject({ end: 'error', status: null });
});
