import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BLOCK_PAGES } from './block-pages.ts';
import { CONTROLS } from './controls.ts';
import { PLACES } from './places.ts';
import { REPORTS } from './reports.ts';
import { RESOLVERS } from './resolvers.ts';
import { SERVICES } from './services.ts';
import { SOURCES } from './sources.ts';
import { targetsOf } from './targets.ts';

const TARGETS = SERVICES.flatMap(targetsOf);
const byId = new Map(SERVICES.map((service) => [service.id, service]));
const tierOf = (id: string) => byId.get(id)?.tier;

const ALL_URLS = [
  ...TARGETS.flatMap(({ url, largeUrl }) => (largeUrl === null ? [url] : [url, largeUrl])),
  ...CONTROLS.map(({ url }) => url),
  ...RESOLVERS.flatMap(({ url, byAddress }) => [url, ...byAddress]),
];

describe('the systems of the founding article', () => {
  it.each([
    ['WhatsApp', 'web.whatsapp.com'],
    ['Telegram', 'web.telegram.org'],
    ['Signal', 'signal.org'],
    ['Viber', 'www.viber.com'],
    ['Instagram', 'www.instagram.com'],
    ['X (Twitter)', 'x.com'],
    ['LinkedIn', 'www.linkedin.com'],
    ['YouTube', 'www.youtube.com'],
    ['Facebook', 'www.facebook.com'],
    ['Facebook Messenger', 'www.messenger.com'],
    ['RIA-Pivden', 'ria-m.tv'],
    ['Kharkiv Human Rights Protection Group', 'khpg.org'],
    ['The Guardian', 'www.theguardian.com'],
    ['Ukrainska Pravda', 'www.pravda.com.ua'],
    ['Proton VPN', 'protonvpn.com'],
    ['MAX', 'max.ru'],
  ])('%s is watched from the start, at %s', (name, host) => {
    const service = SERVICES.find((one) => one.name === name);
    expect(service?.watched).toBe(true);
    expect(service && targetsOf(service)[0]?.host).toBe(host);
  });

  it('say which of their functions a browser cannot test', () => {
    for (const id of ['whatsapp', 'viber', 'messenger']) expect(byId.get(id)?.notTestable).toEqual(['app', 'calls']);
    // Their call servers can be asked.
    for (const id of ['telegram', 'signal']) expect(byId.get(id)?.notTestable).toEqual(['app']);
  });
});

describe('tiers', () => {
  it('keep sensitive platforms out of tier A', () => {
    for (const id of ['facebook', 'instagram', 'messenger', 'x', 'linkedin', 'signal', 'discord', 'guardian', 'bbc']) {
      expect(tierOf(id)).toBe('B');
    }
  });

  it('put what is dangerous to be seen with into C', () => {
    const dangerous = SERVICES.filter(
      ({ category, code }) => ['news-ua', 'news-ru', 'circumvention', 'state'].includes(category) || code === 'HUMR',
    );
    expect(dangerous.length).toBeGreaterThan(40);
    expect(dangerous.filter(({ tier }) => tier !== 'C')).toEqual([]);
    for (const id of ['dw', 'rferl', 'voa', 'briar']) expect(tierOf(id)).toBe('C');
  });

  it('leave few in A, all everyday', () => {
    expect(SERVICES.filter(({ tier }) => tier === 'A').map(({ id }) => id)).toEqual([
      'whatsapp',
      'telegram',
      'zoom',
      'gmail',
      'youtube',
      'google_search',
      'wikipedia',
    ]);
  });
});

describe('what is never asked', () => {
  it.each([
    [
      'objects that programs looking for VPN users ask',
      /googlevideo\.com|cdn-cgi|check\.meduza|youtube\.com\/generate_204/,
    ],
    ['what tells an address', /ipify|ifconfig|2ip|icanhazip|checkip|ipinfo|myip|yandex\.ru\/internet/],
    ['services of a state, and banks', /gosuslugi|sber|tinkoff|tbank|vtb|alfabank|nalog|\.gov\./],
    ['resolvers that must tell a filtering state', /yandex[^.]*\.|alidns|dns\.yandex|doh\.pub/],
    ['search queries, articles and channels', /[?#]|t\.me|\/wiki\/|\/news\/|\/watch/],
  ])('%s', (_, pattern) => {
    expect(ALL_URLS.filter((url) => pattern.test(url))).toEqual([]);
  });

  it('everything but a portal check goes over https', () => {
    const plain = ALL_URLS.filter((url) => !url.startsWith('https://'));
    expect(plain).toEqual(CONTROLS.filter(({ group }) => group === 'portal').map(({ url }) => url));
  });

  it('no host answers for two services or stands as a control too', () => {
    const hosts = [
      ...TARGETS.map(({ host }) => host),
      ...CONTROLS.filter(({ group }) => group !== 'portal').map(({ url }) => new URL(url).hostname),
    ];
    expect(hosts.filter((host, index) => hosts.indexOf(host) !== index)).toEqual([]);
  });
});

describe('size', () => {
  it('watches few enough sites from the start', () => {
    expect(SERVICES.filter(({ watched }) => watched).length).toBeLessThanOrEqual(40);
  });

  it('gives big services an object that a freeze would stop', () => {
    for (const id of ['whatsapp', 'facebook', 'instagram', 'x', 'youtube', 'guardian', 'bbc', 'pravda']) {
      const service = byId.get(id);
      expect(service && targetsOf(service).some(({ largeUrl }) => largeUrl !== null)).toBe(true);
    }
  });

  it('stays small', () => {
    const all = [SERVICES, CONTROLS, RESOLVERS, PLACES, BLOCK_PAGES, REPORTS, SOURCES];
    expect(gzipSync(JSON.stringify(all)).length).toBeLessThan(12_000);
  });
});
