/** What really goes out, whatever lists, pages, settings and answers bring along: read at the wire, not in a table. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { answer, except, fails, openWorld, redirect, WORDS } from '../../tests/support/browser/world.ts';
import { FakeBrowser } from '../../tests/support/browser.ts';
import { CONTROLS } from '../catalog/controls.ts';
import { PLACES } from '../catalog/places.ts';
import { isRefusedHost } from '../catalog/refused.ts';
import { SERVICES } from '../catalog/services.ts';
import { targetsOf } from '../catalog/targets.ts';
import { insideRefusal } from '../contract/inside.ts';
import { PLACES as NAMES, type Place } from '../core/types.ts';

afterEach(() => vi.unstubAllGlobals());

const STRICT: readonly Place[] = ['occupied', 'unsaid', 'china', 'turkmenistan'];

const LIST = [
  'https://fbk.info/,COMT',
  'https://azov.org.ua/,CULTR',
  'https://online.sberbank.ru/,ECON',
  'https://госуслуги.рф/,COMM',
  'https://lk.nalog.ru/,COMT',
  'https://club.example/join-us.png,COMT',
  'http://en.wikipedia.org:8080/static/x.png,COMT',
  'http://plain.example/,COMT',
  'https://everyday.example/,COMT',
  'https://news.example/,NEWS',
  'https://router.fritz.box/,COMT',
  'https://192.168.1.1.nip.io/,COMT',
].join('\n');

/** Sites that lead elsewhere, to where nobody may be led. */
const LEADING = {
  'web.whatsapp.com': redirect('http://192.168.1.1/apply.cgi?reboot'),
  'telegram.org': redirect('https://meduza.io/'),
  'en.wikipedia.org': redirect('http://[::1]:9222/json'),
  'everyday.example': redirect('https://www.everyday.example/landed'),
  'www.google.com': redirect('http://printer.local/'),
  'detectportal.firefox.com': redirect('http://10.0.0.1/login?mac=AA-BB-CC&ip=10.20.30.40'),
  'signal.org': redirect('https://www.gosuslugi.ru/'),
} as const;

/** Every message that makes something go out, in the order in which a busy person, and a bad list, would send them. */
async function busy(browser: FakeBrowser, place: Place): Promise<void> {
  await browser.ask({ request: 'accept-consent', place });
  const settings = {
    controls: [
      { url: 'https://meduza.io/', group: 'foreign', status: 200 },
      { url: 'http://192.168.1.1/reboot', group: 'foreign', status: 200 },
    ],
    resolvers: ['https://dns.unknown.example/dns-query?key=1'],
    controlHelper: ['https://helper.example/'],
    included: SERVICES.map(({ id }) => id),
    scheduled: true,
    tiers: ['A', 'B', 'C'],
    asnLookup: true,
  };
  await browser.ask({ request: 'import-targets', text: LIST, format: 'citizenlab-csv' });
  await browser.ask({ request: 'check-now', warned: true });
  await browser.ask({ request: 'set', settings } as never);
  await browser.ask({ request: 'check-now', warned: true });
  for (const ids of [['telegram'], ['meduza'], ['max'], ['signal'], ['wikipedia']])
    await browser.ask({ request: 'check-now', ids, warned: true });
  for (const url of [
    'http://www.google.com',
    'https://sberbank.ru',
    'https://unknown.example',
    'http://en.wikipedia.org',
  ])
    await browser.ask({ request: 'check-page', url, warned: true });
  await browser.ask({ request: 'look-up-network' });
}

const SHIPPED = new Set(
  [
    ...SERVICES.flatMap(targetsOf).flatMap(({ url, largeUrl }) => [url, largeUrl ?? url]),
    ...CONTROLS.map(({ url }) => url),
  ].map((url) => new URL(url).href),
);

describe.each(['chrome', 'firefox'] as const)('at the wire of %s', { timeout: 120_000 }, (build) => {
  test.each(NAMES)('nothing goes out that %s forbids, and no redirect leads inside', async (place) => {
    const failing = { 'viber.com': fails(WORDS[build].reset), 'discord.com': fails(WORDS[build].reset) };
    const browser = new FakeBrowser({ build, world: except(openWorld(build), { ...LEADING, ...failing }) });
    await busy(browser, place);
    await browser.clock.pass(2 * 60 * 60_000);
    const sent = browser.wire.sent.map(({ url }) => new URL(url));
    expect(sent.length).toBeGreaterThan(5);
    // An organisation's own control may stand inside, on an open network.
    const own = place === 'outside' ? 'http://192.168.1.1/reboot' : '';
    expect(sent.filter(({ hostname, href }) => insideRefusal(hostname) !== null && href !== own).map(String)).toEqual(
      [],
    );
    if (place !== 'outside') expect(sent.filter(({ hostname }) => isRefusedHost(hostname)).map(String)).toEqual([]);
    expect(sent.filter(({ hostname }) => hostname === 'www.gosuslugi.ru').map(String)).toEqual([]);
    if (place !== 'outside')
      expect(sent.filter(({ hostname }) => hostname === 'dns.unknown.example').map(String)).toEqual([]);
    if (!STRICT.includes(place)) return;
    expect(sent.filter(({ protocol, port }) => protocol !== 'https:' || port !== '').map(String)).toEqual([]);
    expect(sent.filter(({ href }) => !SHIPPED.has(href)).map(String)).toEqual([]);
  });

  test.each(STRICT)('a click in %s turns to four hosts, and so does one where all sites fail', async (place) => {
    const open = openWorld(build);
    const neutral = CONTROLS.map(({ url }) => url);
    const failing: typeof open = (asked) => (neutral.includes(asked.url) ? open(asked) : fails(WORDS[build].reset));
    for (const world of [open, failing]) {
      const browser = new FakeBrowser({ build, world });
      await browser.ask({ request: 'accept-consent', place });
      for (const ids of [undefined, ['telegram'], ['whatsapp']]) {
        const before = browser.wire.sent.length;
        await browser.ask({ request: 'check-now', warned: true, ...(ids && { ids }) });
        const hosts = new Set(browser.wire.sent.slice(before).map(({ host }) => host));
        expect(hosts.size).toBeGreaterThan(2);
        expect(hosts.size).toBeLessThanOrEqual(PLACES[place].click.maxHosts ?? 0);
      }
    }
  });

  test('of a sign-in page, and of block pages, nothing is kept that names the device', async () => {
    const told = 'http://login.hotel.example/AA-BB-CC/login?mac=AA-BB-CC&ip=10.20.30.40&room=412';
    const world = except(openWorld(build), {
      'meduza.io': ({ url }) =>
        url.startsWith('http:')
          ? redirect('http://block.mts.ru/?subscriber=4711&src=85.26.1.2')
          : fails(WORDS[build].reset),
    });
    const browser = new FakeBrowser({ build, world });
    await browser.ask({ request: 'accept-consent', place: 'russia' });
    await browser.ask({ request: 'check-now', ids: ['meduza'], warned: true });
    expect(browser.stored).toContain('block.mts.ru');
    browser.world = ({ url }) => (url.startsWith('http:') ? redirect(told) : fails(WORDS[build].refused));
    await browser.ask({ request: 'check-now' });
    expect(browser.stored).toContain('http://login.hotel.example/');
    expect(browser.stored).not.toMatch(/AA-BB|10\.20\.30\.40|room|subscriber|4711|85\.26/);
  });

  test.each(['http://', 'https://[', 'http:///x'])('a redirect to %s costs nobody a result', async (nowhere) => {
    const browser = new FakeBrowser({ build, world: except(openWorld(build), { 'evil.example': redirect(nowhere) }) });
    await browser.ask({ request: 'accept-consent', place: 'outside' });
    const targets = ['evil', 'good'].map((id) => ({ id, name: id, url: `https://${id}.example/`, category: 'COMT' }));
    await browser.ask({ request: 'replace-targets', targets });
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
    const seen = await browser.ask({ request: 'get-snapshot' });
    if (!seen.ok) throw new Error(seen.error);
    const { error, services = [] } = seen.snapshot ?? {};
    expect([error, services.find(({ id }) => id === 'good')?.result?.verdict.reach]).toEqual([null, 'reachable']);
    expect(services.find(({ id }) => id === 'evil')?.result?.verdict.cause).not.toBe('blocking');
  });

  test('a chain of huge redirects costs nobody else a result', async () => {
    const huge = 'x'.repeat(200_000);
    const world = except(openWorld(build), {
      'evil.example': ({ nth, url }) => redirect(`https://evil.example/${nth + url.length}${huge}`),
    });
    const browser = new FakeBrowser({ build, world });
    await browser.ask({ request: 'accept-consent', place: 'outside' });
    const targets = ['evil', 'good'].map((id) => ({ id, name: id, url: `https://${id}.example/`, category: 'COMT' }));
    await browser.ask({ request: 'replace-targets', targets });
    expect(await browser.ask({ request: 'check-now' })).toMatchObject({ ok: true });
    const seen = await browser.ask({ request: 'get-snapshot' });
    const services = seen.ok ? (seen.snapshot?.services ?? []) : [];
    expect(services.find(({ id }) => id === 'good')?.result?.verdict.reach).toBe('reachable');
    expect(browser.stored.length).toBeLessThan(100_000);
  });
});

test('in Firefox no name is asked for by itself behind a proxy, and no host of a state, by a fresh worker either', async () => {
  const through = { ...answer(), isProxied: true } as const;
  const world = except(openWorld('firefox'), { 'meduza.io': fails(WORDS.firefox.reset) });
  const proxied = (asked: Parameters<typeof world>[0]) => {
    const reply = world(asked);
    return reply?.kind === 'answer' ? { ...reply, isProxied: through.isProxied } : reply;
  };
  const browser = new FakeBrowser({ build: 'firefox', world: proxied });
  await browser.ask({ request: 'accept-consent', place: 'russia' });
  for (let round = 0; round < 3; round += 1) {
    for (const ids of [undefined, ['meduza'], ['max']])
      await browser.ask({ request: 'check-now', warned: true, ...(ids && { ids }) });
    browser.kill();
    await browser.clock.pass(60 * 60_000);
  }
  expect(browser.wire.sent.length).toBeGreaterThan(20);
  expect(browser.resolved).toEqual([]);
  const state = ['ya.ru', 'vk.ru', 'mail.ru', 'max.ru'];
  expect(browser.wire.sent.filter(({ host }) => state.includes(host)).map(({ url }) => url)).toEqual([]);
});

test('in Firefox without a proxy names are asked for anew, after the first control', async () => {
  const browser = new FakeBrowser({ build: 'firefox' });
  await browser.ask({ request: 'accept-consent', place: 'russia' });
  await browser.ask({ request: 'check-now' });
  expect(browser.resolved.length).toBeGreaterThan(5);
  const first = CONTROLS.map(({ url }) => new URL(url).hostname);
  expect(first).toContain(browser.wire.sent[0]?.host);
  expect(browser.wire.sent.some(({ host }) => ['ya.ru', 'vk.ru', 'mail.ru'].includes(host))).toBe(true);
});
