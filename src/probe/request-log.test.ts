import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ProbeEvent } from '../browser/requests.ts';
import { NOTHING_SEEN, RequestLog } from './request-log.ts';

const event = (kind: ProbeEvent['kind'], change: Partial<ProbeEvent> = {}): ProbeEvent => ({
  kind,
  requestId: '7',
  url: 'https://site.example/#r-1',
  status: null,
  address: null,
  redirectUrl: null,
  error: null,
  isProxied: null,
  ...change,
});

function expecting(...ids: string[]): RequestLog {
  const book = new RequestLog();
  for (const id of ids) book.expect(id);
  return book;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an error that comes before the question is kept for it', async () => {
  const book = expecting('r-1');
  book.note(event('error', { error: 'net::ERR_CONNECTION_RESET' }));
  expect(await book.settled('r-1')).toMatchObject({ any: true, error: 'net::ERR_CONNECTION_RESET' });
});

test('an error that comes late is waited for', async () => {
  const book = expecting('r-1');
  const settled = book.settled('r-1');
  await vi.advanceTimersByTimeAsync(143);
  book.note(event('error', { error: 'NS_ERROR_NET_RESET', address: '192.0.2.7' }));
  expect(await settled).toMatchObject({ error: 'NS_ERROR_NET_RESET', address: '192.0.2.7' });
});

test('half a second without an event is the end of waiting', async () => {
  const settled = expecting('r-1').settled('r-1');
  await vi.advanceTimersByTimeAsync(500);
  expect(await settled).toEqual(NOTHING_SEEN);
});

test('hops are told with the address that served them, and the address beside them is that of the last hop', async () => {
  const book = expecting('r-1');
  const to = 'https://other.example/#r-1';
  book.note(event('redirect', { status: 302, redirectUrl: to, address: '192.0.2.1' }));
  book.note(event('error', { url: to, error: 'net::ERR_CONNECTION_REFUSED' }));
  expect(await book.settled('r-1')).toEqual({
    any: true,
    error: 'net::ERR_CONNECTION_REFUSED',
    address: null,
    hops: [{ from: 'https://site.example/', to: 'https://other.example/', status: 302, address: '192.0.2.1' }],
  });
});

test('a redirect that drops the fragment is still followed by the request id', async () => {
  const book = expecting('r-1');
  book.note(event('redirect', { redirectUrl: 'https://other.example/' }));
  book.note(event('completed', { url: 'https://other.example/', address: '192.0.2.2' }));
  expect(await book.settled('r-1')).toMatchObject({ address: '192.0.2.2' });
});

test('what a server puts behind # does not turn its answer into another request', async () => {
  const book = expecting('r-0', 'r-1');
  book.note(event('redirect', { redirectUrl: 'https://site.example/x#r-0', status: 302 }));
  book.note(event('error', { url: 'https://site.example/x#r-0', error: 'net::ERR_CONNECTION_RESET' }));
  expect(await book.settled('r-1')).toMatchObject({ error: 'net::ERR_CONNECTION_RESET' });
  const other = book.settled('r-0');
  await vi.advanceTimersByTimeAsync(500);
  expect(await other).toEqual(NOTHING_SEEN);
});

test('hundreds of requests of others, with ids like ours, push nothing out and tell nothing of a proxy', async () => {
  const book = expecting('r-1');
  book.note(event('response', { isProxied: false }));
  for (let n = 2; n < 300; n++) {
    book.note(event('error', { requestId: `x${n}`, url: `https://a.example/#r-${n}`, error: 'x', isProxied: true }));
  }
  book.note(event('error', { error: 'net::ERR_CONNECTION_RESET', isProxied: false }));
  expect(book.viaProxy).toBe(false);
  expect(await book.settled('r-1')).toMatchObject({ error: 'net::ERR_CONNECTION_RESET' });
  expect(await book.settled('r-9')).toEqual(NOTHING_SEEN);
});

test('thousands of our own that nobody asks for any more do not pile up', async () => {
  const book = new RequestLog();
  for (let n = 0; n < 5_000; n++) book.expect(`r-${n}`);
  book.note(event('error', { url: 'https://site.example/#r-0', error: 'x' }));
  expect(await book.settled('r-0')).toEqual(NOTHING_SEEN);
});

test('tells whether any request of the round went through a proxy, where the browser says so', () => {
  const book = expecting('r-1');
  expect(book.viaProxy).toBeNull();
  book.note(event('response', { isProxied: true }));
  expect(book.viaProxy).toBe(true);
  // A proxy for some sites is one.
  book.note(event('response', { isProxied: false }));
  expect(book.viaProxy).toBe(true);
  book.begin();
  expect(book.viaProxy).toBeNull();
  book.note(event('response', { isProxied: false }));
  expect(book.viaProxy).toBe(false);
});
