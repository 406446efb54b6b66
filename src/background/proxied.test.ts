/** Through a proxy that Firefox shows, and against hostile helpers and lists: what goes out, read at the wire. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { except, fails, openWorld, redirect, WORDS, type World } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';

afterEach(() => vi.unstubAllGlobals());

const DOMESTIC = /(^|\.)(ya|vk|mail|max)\.ru$/;
const HOUR = 60 * 60_000;

const proxied =
  (world: World): World =>
  (asked) => {
    const reply = world(asked);
    return reply?.kind === 'answer' ? { ...reply, isProxied: true } : reply;
  };

const domesticIn = ({ wire, resolved }: FakeBrowser) =>
  [...wire.sent.map(({ host }) => host), ...resolved.map(({ host }) => host)].filter((host) => DOMESTIC.test(host));

describe('in Firefox, in Russia', () => {
  test('a worker that slept between two rounds asks no host of a state, and no name, through a proxy that it forgot', async () => {
    const browser = new FakeBrowser({ build: 'firefox', world: proxied(openWorld('firefox')) });
    await browser.ask({ request: 'accept-consent', place: 'russia' });
    await browser.ask({ request: 'check-now' });
    for (let round = 0; round < 3; round += 1) {
      const before = browser.wire.sent.length;
      browser.kill();
      await browser.clock.pass(HOUR);
      expect(browser.wire.sent.length).toBeGreaterThan(before);
    }
    await browser.ask({ request: 'check-now', ids: ['max'], warned: true });
    expect(domesticIn(browser)).toEqual([]);
    expect(browser.resolved).toEqual([]);
  });

  test('without a proxy one of them is asked a round, after foreign ones have shown that there is none', async () => {
    const browser = new FakeBrowser({ build: 'firefox' });
    await browser.ask({ request: 'accept-consent', place: 'russia' });
    await browser.ask({ request: 'check-now' });
    const asked = browser.wire.sent.map(({ host }) => host);
    const domestic = asked.findIndex((host) => DOMESTIC.test(host));
    expect(new Set(asked.filter((host) => DOMESTIC.test(host))).size).toBe(1);
    expect(domestic).toBeGreaterThan(2);
  });
});

describe.each(['chrome', 'firefox'] as const)('in %s', (build) => {
  test('a helper that leads elsewhere is followed nowhere: what it was told goes to nobody else', async () => {
    const world = except(openWorld(build), {
      'cut.example': fails(WORDS[build].reset),
      'helper.example': redirect('http://elsewhere.example/take', 307),
    });
    const browser = new FakeBrowser({ build, world });
    await browser.ask({ request: 'accept-consent', place: 'outside' });
    const target = { id: 'cut', name: 'Cut', url: 'https://cut.example/', category: 'NEWS' };
    await browser.ask({ request: 'replace-targets', targets: [target] });
    await browser.ask({ request: 'set', settings: { controlHelper: ['https://helper.example/'] } });
    await browser.ask({ request: 'check-now' });
    const hosts = browser.wire.sent.map(({ host }) => host);
    expect(hosts).toContain('helper.example');
    expect(hosts).not.toContain('elsewhere.example');
  });

  test('a resolver with a key of its own gets one question, and none of a site that is an address', async () => {
    const world = except(openWorld(build), {
      'cut.example': fails(WORDS[build].reset),
      '93.184.215.99': fails(WORDS[build].reset),
    });
    const browser = new FakeBrowser({ build, world });
    await browser.ask({ request: 'accept-consent', place: 'outside' });
    const listed = (id: string, host: string) => ({ id, name: id, url: `https://${host}/`, category: 'NEWS' });
    await browser.ask({
      request: 'replace-targets',
      targets: [listed('cut', 'cut.example'), listed('address', '93.184.215.99')],
    });
    await browser.ask({ request: 'set', settings: { resolvers: ['https://dns.own.example/dns-query?key=1'] } });
    await browser.ask({ request: 'check-now' });
    const questions = browser.wire.sent.filter(({ host }) => host === 'dns.own.example').map(({ url }) => new URL(url));
    expect(questions.length).toBeGreaterThan(0);
    for (const { search, searchParams } of questions) {
      expect(search.lastIndexOf('?')).toBe(0);
      expect([searchParams.get('key'), searchParams.getAll('dns').length]).toEqual(['1', 1]);
      expect(Buffer.from(searchParams.get('dns') ?? '', 'base64url').toString('latin1')).not.toContain('215');
    }
  });
});
