import { describe, expect, test } from 'vitest';
import type { Hop, Unfollowed } from '../core/types.ts';
import { HttpProbe } from './http-probe.ts';
import type { Raw, RequestSpec } from './raw.ts';
import { type Follow, keptHops } from './redirect.ts';
import { NOTHING_SEEN, type RequestEvents } from './request-log.ts';
import { answered, failed, rawWith } from './testing.ts';

const hop = (from: string, to: string, status = 302): Hop => ({ from, to, status, address: '203.0.113.9' });

/** A web in which each URL leads to the next, answers, or fails. */
function walking(web: Record<string, string | [Raw, RequestEvents]>, follow?: Follow) {
  const asked: string[] = [];
  let seen: RequestEvents = NOTHING_SEEN;
  const run = async ({ url, id }: RequestSpec) => {
    asked.push(url);
    const there = web[url] ?? [answered('here'), { ...NOTHING_SEEN, any: true, address: '203.0.113.1' }];
    if (typeof there !== 'string') seen = there[1];
    // Chromium says so of each redirect that is not followed.
    else seen = { any: true, error: 'net::ERR_ABORTED', address: null, hops: [hop(url, there)] };
    return { ...(typeof there === 'string' ? rawWith({ end: 'redirect' }) : there[0]), id };
  };
  const events = { settled: async () => seen, expect: () => undefined };
  const httpProbe = new HttpProbe({
    fresh: { run },
    events,
    hasHosts: async () => true,
    ...(follow ? { follow } : {}),
  });
  return { asked, prober: httpProbe };
}

const FIRST = { probe: 'first', url: 'https://a.example/' } as const;
const always: Follow = () => null;

describe('a redirect', () => {
  test('is an answer where it is not followed, with its own status and address', async () => {
    const { asked, prober: httpProbe } = walking({ [FIRST.url]: 'https://b.example/' });
    expect(await httpProbe.measure(FIRST)).toMatchObject({
      step: 'http',
      failure: null,
      status: 302,
      address: '203.0.113.9',
      unfollowed: 'not_wanted',
      hops: [{ from: FIRST.url, to: 'https://b.example/' }],
    });
    expect(asked).toEqual([FIRST.url]);
  });

  test.each<Unfollowed>(['place', 'private', 'refused', 'not_web'])(
    'tells that it ends for the reason %s',
    async (why) => {
      const { asked, prober: httpProbe } = walking({ [FIRST.url]: 'https://b.example/' }, () => why);
      expect(await httpProbe.measure(FIRST)).toMatchObject({ failure: null, unfollowed: why });
      expect(asked).toHaveLength(1);
    },
  );

  test('is followed hop by hop, each asked for, and the answer is that of the last', async () => {
    const web = { [FIRST.url]: 'https://b.example/x?id=1', 'https://b.example/x?id=1': 'https://c.example/' };
    const turns: string[] = [];
    const { asked, prober: httpProbe } = walking(web, ({ from, to, followed, probe }) => {
      turns.push(`${probe} ${followed} ${from} ${to}`);
      return null;
    });
    const seen = await httpProbe.measure(FIRST);
    expect(asked).toEqual([FIRST.url, 'https://b.example/x?id=1', 'https://c.example/']);
    expect(turns).toEqual([
      'first 0 https://a.example/ https://b.example/x?id=1',
      'first 1 https://b.example/x?id=1 https://c.example/',
    ]);
    expect(seen).toMatchObject({ url: FIRST.url, step: 'body', status: 200, address: '203.0.113.1', failure: null });
    expect('hops' in seen && seen.hops.map(({ to }) => to)).toEqual(['https://b.example/x', 'https://c.example/']);
    expect('unfollowed' in seen).toBe(false);
  });

  test('whose host fails is a failure of that hop', async () => {
    const reset = failed('net::ERR_CONNECTION_RESET');
    const { prober: httpProbe } = walking({ [FIRST.url]: 'https://b.example/', 'https://b.example/': reset }, always);
    expect(await httpProbe.measure(FIRST)).toMatchObject({
      step: 'http',
      status: null,
      failure: 'connection_reset',
      hops: [{ to: 'https://b.example/' }],
    });
  });

  test('that leads back is a loop, and one that leads on and on is given up like in a browser', async () => {
    const back = walking({ [FIRST.url]: 'https://b.example/', 'https://b.example/': FIRST.url }, always);
    expect(await back.prober.measure(FIRST)).toMatchObject({ failure: 'redirect_loop' });
    expect(back.asked).toHaveLength(2);
    const on: Record<string, string> = {};
    for (let n = 0; n < 50; n += 1) on[`https://a.example/${n || ''}`] = `https://a.example/${n + 1}`;
    const endless = walking(on, always);
    expect(await endless.prober.measure(FIRST)).toMatchObject({ step: 'http', failure: 'redirect_loop' });
    expect(endless.asked).toHaveLength(20);
  });

  test('of which the browser told nothing is an answer, unless access to sites is missing', async () => {
    const parts = (hasHosts: boolean) => ({
      fresh: { run: async ({ id }: RequestSpec) => rawWith({ end: 'redirect', id }) },
      events: { settled: async () => NOTHING_SEEN, expect: () => undefined },
      hasHosts: async () => hasHosts,
    });
    expect(await new HttpProbe(parts(true)).measure(FIRST)).toMatchObject({ failure: null, unfollowed: 'unseen' });
    expect(await new HttpProbe(parts(false)).measure(FIRST)).toMatchObject({ failure: 'permission_missing' });
  });

  test('to no web address, which Chromium takes for an error, is an answer too', async () => {
    const { prober: httpProbe } = walking({ [FIRST.url]: failed('net::ERR_UNSAFE_REDIRECT') }, always);
    expect(await httpProbe.measure(FIRST)).toMatchObject({ step: 'http', failure: null, unfollowed: 'not_web' });
  });
});

describe('of the way is kept', () => {
  const toOf = (from: string, to: string, known?: (url: string) => string | null) =>
    keptHops([hop(from, to)], known)[0]?.to;

  test.each([
    ['https://a.example/', 'https://b.example/p?token=1#x', 'https://b.example/p'],
    ['https://a.example/', 'https://maria:secret@b.example/p', 'https://b.example/p'],
    ['http://a.example/', 'https://a.example/p?q=1', 'https://a.example/p'],
    // Whoever sits on the way may have written the address of the device into it.
    [
      'http://a.example/',
      'http://login.hotel.example/mac=AA-BB/ip=10.20.30.40?room=412',
      'http://login.hotel.example/',
    ],
    ['http://a.example/', 'http://maria@10.0.0.1:8080/x', 'http://10.0.0.1:8080/'],
    ['https://a.example/', 'javascript:alert(1)', 'javascript:'],
    ['https://a.example/', 'data:text/html,10.20.30.40', 'data:'],
  ])('%s -> %s: %s', (from, to, kept) => expect(toOf(from, to)).toBe(kept));

  test('of a block page the pattern by which it is known', () => {
    const known = (url: string) => (url.includes('211.ru/149') ? '211.ru/149.html' : null);
    expect(toOf('http://a.example/', 'http://211.ru/149.html?subscriber=4711&src=85.26.1.2', known)).toBe(
      'http://211.ru/149.html',
    );
  });

  test('ten hops and 4 kB, however long a hostile chain is', () => {
    const chain = Array.from({ length: 20 }, (_, n) =>
      hop(`https://a.example/${n}${'x'.repeat(200_000)}`, `https://a.example/${n + 1}${'x'.repeat(200_000)}`),
    );
    const kept = keptHops(chain);
    expect(kept).toHaveLength(10);
    expect(kept.at(-1)?.to).toMatch(/^https:\/\/a\.example\/20x/);
    expect(JSON.stringify(kept).length).toBeLessThan(4_096);
    expect(keptHops(chain.slice(0, 1))[0]?.to).toHaveLength(300);
  });
});
