import { beforeEach, expect, test, vi } from 'vitest';
import type { ProbeEvent } from './requests.ts';

type Listener = (details: object) => void;
const { heard, own } = vi.hoisted(() => ({ heard: new Map<string, Listener>(), own: 'chrome-extension://abcdef/' }));

vi.mock('webextension-polyfill', () => {
  const event = (name: string) => ({ addListener: (listener: Listener) => heard.set(name, listener) });
  const names = ['onBeforeRedirect', 'onHeadersReceived', 'onResponseStarted', 'onCompleted', 'onErrorOccurred'];
  const webRequest = Object.fromEntries(names.map((name) => [name, event(name)]));
  return { default: { webRequest, runtime: { getURL: () => own } } };
});
const mode = vi.hoisted(() => ({ HAS_OFFSCREEN: true }));
vi.mock('./offscreen.ts', () => mode);

let seen: ProbeEvent[];
beforeEach(() => {
  seen = [];
  heard.clear();
});

async function listen(hasOffscreen: boolean): Promise<void> {
  mode.HAS_OFFSCREEN = hasOffscreen;
  const { onProbeEvent } = await import('./requests.ts');
  onProbeEvent((event) => void seen.push(event));
}

const details = (change: object) => ({ requestId: '7', url: 'https://a.example/#r-1', tabId: -1, ...change });

test("only requests that our own pages make are ours: a page's service worker has no tab either", async () => {
  await listen(true);
  const error = heard.get('onErrorOccurred');
  error?.(details({ initiator: 'https://evil.example', error: 'x' }));
  error?.(details({ initiator: 'chrome-extension://abcdefg', error: 'x' }));
  error?.(details({ originUrl: 'https://evil.example/sw.js', documentUrl: 'https://evil.example/', error: 'x' }));
  error?.(details({ error: 'x' }));
  error?.(details({ initiator: 'chrome-extension://abcdef', tabId: 3, error: 'x' }));
  expect(seen).toEqual([]);
  error?.(details({ initiator: 'chrome-extension://abcdef', error: 'net::ERR_FAILED' }));
  expect(seen).toMatchObject([{ kind: 'error', error: 'net::ERR_FAILED' }]);
});

test('Firefox tells of a redirect that is not followed in its headers alone', async () => {
  await listen(false);
  const headers = heard.get('onHeadersReceived');
  const ours = (change: object) =>
    details({ originUrl: `${own}_generated_background_page.html`, ip: '192.0.2.1', ...change });
  const responseHeaders = [{ name: 'Location', value: '/y?b=1' }];
  headers?.(ours({ statusCode: 200, responseHeaders }));
  headers?.(ours({ statusCode: 302, responseHeaders: [] }));
  headers?.(details({ statusCode: 302, responseHeaders, originUrl: 'https://evil.example/' }));
  expect(seen).toEqual([]);
  headers?.(ours({ statusCode: 302, responseHeaders }));
  headers?.(ours({ statusCode: 307, responseHeaders: [{ name: 'location', value: 'http://[' }] }));
  expect(seen).toMatchObject([
    { kind: 'redirect', status: 302, redirectUrl: 'https://a.example/y?b=1', address: '192.0.2.1' },
    { kind: 'redirect', redirectUrl: 'http://[' },
  ]);
});

test('beside a request that a proxy carried stands no address of the site', async () => {
  await listen(false);
  const error = heard.get('onErrorOccurred');
  const ours = { originUrl: `${own}_generated_background_page.html`, error: 'NS_ERROR_NET_RESET', ip: '0.0.0.0' };
  error?.(details({ ...ours, proxyInfo: { type: 'socks' } }));
  error?.(details({ ...ours, ip: '192.0.2.1' }));
  expect(seen).toMatchObject([
    { address: null, isProxied: true },
    { address: '192.0.2.1', isProxied: false },
  ]);
});
