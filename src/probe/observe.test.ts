import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { observe } from './observe.ts';
import { NOTHING_SEEN } from './request-log.ts';
import { answered, failed, rawWith } from './testing.ts';

const FIRST = { probe: 'first', url: 'https://site.example/favicon.ico' } as const;
const PLAIN = { probe: 'plain_http', url: 'http://site.example/' } as const;
const HOP = { from: 'http://site.example/', to: 'https://site.example/', status: 301, address: '192.0.2.1' };

describe('the step is the furthest that is known', () => {
  test.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'dns', 'dns_lookup_error'],
    ['net::ERR_CONNECTION_REFUSED', 'connect', 'connection_refused'],
    ['net::ERR_CONNECTION_RESET', 'connect', 'connection_reset'],
    ['net::ERR_CONNECTION_CLOSED', 'tls', 'connection_closed'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls', 'ssl_unknown_authority'],
    ['net::ERR_EMPTY_RESPONSE', 'http', 'connection_closed'],
    ['net::ERR_TOO_MANY_REDIRECTS', 'http', 'redirect_loop'],
  ])('%s', (error, step, failure) => {
    expect(observe(FIRST, ...failed(error))).toMatchObject({ step, failure });
  });

  test('Firefox shows an address where TCP stood', () => {
    const seen = failed('NS_ERROR_NET_RESET', { address: '192.0.2.1' });
    expect(observe(FIRST, ...seen)).toMatchObject({ step: 'tls', address: '192.0.2.1', failure: 'connection_reset' });
    expect(observe(PLAIN, ...seen)).toMatchObject({ step: 'http', status: null });
  });

  test('our deadline is a timeout, and not the abort that the browser reports', () => {
    const [raw, seen] = failed('NS_BINDING_ABORTED', { address: '192.0.2.1' });
    const late = observe(FIRST, { ...raw, end: 'deadline_headers' }, seen);
    expect(late).toMatchObject({ step: 'tls', failure: 'generic_timeout_error' });
    expect(observe(FIRST, { ...raw, end: 'deadline_headers' }, NOTHING_SEEN)).toMatchObject({ step: 'connect' });
  });

  test('Firefox calls a closed HTTP/2 connection what it calls a cancelled request; only the first has an address', () => {
    const closed = failed('NS_ERROR_ABORT', { address: '192.0.2.1' });
    expect(observe(FIRST, ...closed)).toMatchObject({ step: 'http', failure: 'connection_closed' });
    expect(observe(FIRST, ...failed('NS_ERROR_ABORT'))).toMatchObject({ failure: 'blocked_by_client' });
  });

  test('a redirect before the failure was http', () => {
    const [raw, seen] = failed('net::ERR_NAME_NOT_RESOLVED', { hops: [HOP] });
    expect(observe(PLAIN, raw, seen)).toMatchObject({ step: 'http', hops: [HOP], failure: 'dns_lookup_error' });
  });

  test('someone else’s abort says nothing of the site', () => {
    expect(observe(FIRST, ...failed('net::ERR_ABORTED'))).toMatchObject({ failure: 'aborted_by_us' });
  });
});

describe('bodies', () => {
  test.each([
    ['complete', null, null],
    ['max_bytes', 'net::ERR_ABORTED', null],
    ['deadline_body', 'net::ERR_FAILED', 'body_stalled'],
    ['stalled', 'NS_BINDING_ABORTED', 'body_stalled'],
    ['error', 'net::ERR_CONTENT_LENGTH_MISMATCH', 'response_truncated'],
    ['error', 'net::ERR_CONNECTION_CLOSED', 'response_truncated'],
    ['error', 'NS_ERROR_NET_RESET', 'connection_reset'],
  ] as const)('%s with %s', (end, error, failure) => {
    const raw = answered('x', { end, bytes: 16_384, longestGapMs: 9_000 });
    const seen = { ...NOTHING_SEEN, any: true, error };
    expect(observe(FIRST, raw, seen)).toMatchObject({ step: 'body', status: 200, bytes: 16_384, failure });
  });

  test('only plain http and controls are compared with known pages', () => {
    const match = (text: string) => (text.includes('blocked') ? 'page' : null);
    const raw = answered('blocked');
    expect(observe(PLAIN, raw, NOTHING_SEEN, { match })).toMatchObject({ fingerprint: 'page' });
    expect(observe(FIRST, raw, NOTHING_SEEN, { match })).toMatchObject({ fingerprint: null });
  });

  test('challenges are known by headers, or by the script that Cloudflare loads', () => {
    const cloudflare = { server: 'cloudflare', 'cf-ray': '1' };
    const challenge = (raw: Parameters<typeof observe>[1]) => observe(FIRST, raw, NOTHING_SEEN);
    expect(challenge(answered('', { headers: { 'cf-mitigated': 'challenge' } }))).toMatchObject({ challenge: true });
    const script = '<script src="/cdn-cgi/challenge-platform/h/b">';
    expect(challenge(answered(script, { status: 403, headers: cloudflare }))).toMatchObject({ challenge: true });
    expect(challenge(answered(script, { headers: cloudflare }))).toMatchObject({ challenge: false });
    expect(challenge(answered('denied', { status: 403, headers: cloudflare }))).toMatchObject({ challenge: false });
  });
});

test('without permission nothing is said of the site', () => {
  const [raw] = failed(null);
  expect(observe(FIRST, raw, NOTHING_SEEN, { isPermitted: false })).toMatchObject({ failure: 'permission_missing' });
  expect(observe(FIRST, raw, { ...NOTHING_SEEN, any: true }).failure).toMatch(/^unknown_failure: no error event/);
});

test('a request of which the browser tells nothing at all, though it may be made, never left the browser', () => {
  const [raw] = failed(null);
  expect(observe(FIRST, raw, NOTHING_SEEN, { isPermitted: true })).toMatchObject({ failure: 'blocked_by_client' });
});

const raws = fc.record({
  end: fc.constantFrom('complete', 'max_bytes', 'deadline_headers', 'deadline_body', 'stalled', 'aborted', 'error'),
  error: fc.option(fc.string()),
  status: fc.option(fc.integer()),
  headers: fc.dictionary(fc.string(), fc.string()),
  bytes: fc.integer(),
  longestGapMs: fc.double(),
  kept: fc.base64String(),
  reused: fc.option(fc.boolean()),
}) as fc.Arbitrary<Parameters<typeof rawWith>[0]>;

const seens = fc.record({
  any: fc.boolean(),
  error: fc.option(fc.string()),
  address: fc.option(fc.string()),
  hops: fc.array(fc.record({ from: fc.string(), to: fc.string(), status: fc.integer(), address: fc.constant(null) })),
});

test('no result and no event makes it throw, and an unknown error is never a known failure', () => {
  fc.assert(
    fc.property(raws, seens, fc.webUrl(), (raw, seen, url) => {
      const made = observe({ probe: 'first', url }, rawWith(raw), seen);
      if (raw?.end === 'complete') expect(made.failure).toBeNull();
      expect(() => JSON.stringify(made)).not.toThrow();
    }),
  );
});
