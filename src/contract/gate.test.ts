import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTROLS } from '../catalog/controls.ts';
import { PLACES } from '../catalog/places.ts';
import { PROVIDERS } from '../catalog/providers.ts';
import { REFUSED_NAMES } from '../catalog/refused.test-kit.ts';
import { RESOLVERS } from '../catalog/resolvers.ts';
import { SERVICES } from '../catalog/services.ts';
import { targetsOf } from '../catalog/targets.ts';
import { PLACES as NAMES, type Place, PROBES } from '../core/types.ts';
import { type GateContext, mayBeSent, type SendReason } from './gate.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const STRICT: readonly Place[] = ['occupied', 'unsaid', 'china', 'turkmenistan'];
const INSIDE = NAMES.filter((place) => place !== 'outside');
const REASONS: readonly SendReason[] = [...PROBES, 'lookup'];
const REFUSED = Object.values(REFUSED_NAMES).flatMap((names) => names.split(/\s+/));

/** The most that a round can bring along: every host that is asked for is a target of it, every setting is filled. */
function gate(place: Place, url: string, change: Partial<GateContext> = {}): GateContext {
  const hosts = new Set(URL.canParse(url) ? [new URL(url).hostname] : []);
  const settings = {
    controls: [{ url, group: 'foreign', status: 200 } as const],
    resolvers: [url],
    controlHelper: [url],
    asnLookup: true,
  };
  return { policy: PLACES[place], settings, hosts, isProxied: false, ...change };
}
const passes = (place: Place, url: string, reason: SendReason, change: Partial<GateContext> = {}) =>
  mayBeSent(url, reason, gate(place, url, change)) === null;

const host = fc.oneof(
  fc.constantFrom(...SERVICES.flatMap(targetsOf).map((target) => target.host), ...REFUSED, 'www.mid.gov.ru', 'max.ru'),
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address}]`),
  fc.constantFrom('192.168.1.1', '[::1]', 'fritz.box', 'x.local', '10.0.0.1.nip.io'),
);
const url = fc
  .tuple(
    fc.constantFrom('http', 'https', 'ftp'),
    host,
    fc.constantFrom('', ':8080', ':443', ':80'),
    fc.constantFrom(
      '/',
      '/favicon.ico',
      '/robots.txt',
      '/generate_204',
      '/a.png',
      '/news/story',
      '/?q=x',
      '/dns-query',
    ),
  )
  .map(([scheme, name, port, path]) => `${scheme}://${name}${port}${path}`);
const reason = fc.constantFrom(...REASONS);

describe('whatever a list, a page, a redirect, a policy or a setting brings along', () => {
  test('in the strictest places nothing is sent over plain http, to an odd port, or for more than a plain object', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STRICT), url, reason, (place, text, why) => {
        if (!passes(place, text, why)) return;
        const { protocol, port, href, pathname, search } = new URL(text);
        expect([protocol, port]).toEqual(['https:', '']);
        const own = [
          ...SERVICES.flatMap(targetsOf).flatMap((one) => [one.url, one.largeUrl]),
          ...CONTROLS.map((one) => one.url),
        ];
        if (!own.includes(href) && why !== 'control')
          expect(`${pathname}${search}`).toMatch(/^\/(favicon\.ico|robots\.txt)?$/);
      }),
      { numRuns: 5_000 },
    );
  });

  test('unknown hosts are of tier C, for every reason: never where C is never', () => {
    const noC = INSIDE.filter((place) => place !== 'russia' && place !== 'filtered');
    for (const place of noC)
      for (const why of REASONS.filter((one) => one !== 'helper'))
        expect([place, why, passes(place, 'https://unknown.example/', why)]).toEqual([place, why, false]);
    expect(passes('russia', 'https://unknown.example/', 'first')).toBe(true);
  });

  test.each(REFUSED)('%s is asked nowhere inside, for no reason', (name) => {
    for (const place of INSIDE)
      for (const why of REASONS)
        for (const text of [`https://${name}/`, `https://www.${name}/favicon.ico`])
          expect([place, why, text, passes(place, text, why)]).toEqual([place, why, text, false]);
  });

  test('no site is asked that the round did not choose, nor one in a private network', () => {
    const sites = ['first', 'repeat', 'large', 'plain_http', 'system_resolver'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), url, fc.constantFrom(...sites), (place, text, why) => {
        expect(passes(place, text, why, { hosts: new Set() })).toBe(false);
        if (passes(place, text, why))
          expect(new URL(text).hostname).not.toMatch(/^192\.168\.|^\[::1\]|\.local$|fritz|nip\.io/);
      }),
    );
  });

  test('a state learns of nobody who may come by a proxy, and of nobody outside Russia', () => {
    const domestic = CONTROLS.filter(({ group }) => group === 'domestic').map((one) => one.url);
    for (const place of NAMES) {
      for (const text of ['https://max.ru/favicon.ico', 'https://www.mid.gov.ru/'])
        expect(passes(place, text, 'first')).toBe(place === 'russia');
      for (const text of domestic) expect(passes(place, text, 'control')).toBe(place === 'russia');
      expect(passes(place, 'https://max.ru/favicon.ico', 'first', { isProxied: true })).toBe(false);
      for (const text of domestic) expect(passes(place, text, 'control', { isProxied: true })).toBe(false);
    }
  });

  test('controls and resolvers of a policy are those that everybody knows, but for an open network', () => {
    const chosen = [
      'https://meduza.io/',
      'https://www.gosuslugi.ru/',
      'http://192.168.1.1/reboot',
      'https://dns.unknown.example/dns-query',
    ];
    for (const text of chosen)
      for (const why of ['control', 'resolver'] as const) {
        for (const place of INSIDE)
          expect([place, text, why, passes(place, text, why)]).toEqual([place, text, why, false]);
        expect(passes('outside', text, why, { settings: DEFAULT_SETTINGS })).toBe(false);
      }
    expect(passes('outside', 'https://dns.unknown.example/dns-query', 'resolver')).toBe(true);
    expect(passes('outside', 'https://control.example/', 'control')).toBe(true);
    expect(passes('occupied', 'https://en.wikipedia.org/', 'control')).toBe(true);
  });

  test('helpers, siblings, addresses and look-ups: where the place knows them', () => {
    const where = (text: string, why: SendReason) => NAMES.filter((place) => passes(place, text, why));
    const lookups = ['outside', 'russia', 'belarus', 'iran', 'filtered'];
    expect(where('https://helper.example/', 'helper')).toEqual(lookups);
    expect(passes('outside', 'https://helper.example/', 'helper', { settings: DEFAULT_SETTINGS })).toBe(false);
    expect(where('https://stat.ripe.net/data/x', 'lookup')).toEqual(lookups);
    expect(where('https://stat.ripe.net.evil.example/', 'lookup')).toEqual([]);
    expect(where(PROVIDERS[0]?.url ?? '', 'sibling')).toEqual(lookups);
    expect(where('https://unpkg.com/other', 'sibling')).toEqual([]);
    expect(where('https://93.184.216.34/', 'by_address')).toEqual(['outside', 'russia', 'filtered']);
    expect(where('https://192.168.1.1/', 'by_address')).toEqual([]);
    expect(where('https://name.example/', 'by_address')).toEqual([]);
    expect(where(RESOLVERS[0]?.url ?? '', 'resolver')).toEqual(['outside', 'russia', 'filtered']);
  });

  test('everything that the catalogue itself asks passes where the table says so', () => {
    for (const { url: text, tier, state, largeUrl } of SERVICES.flatMap(targetsOf)) {
      if (state) continue;
      const places = NAMES.filter((place) => passes(place, text, 'first'));
      const expected = {
        A: NAMES,
        B: NAMES.filter((one) => !['china', 'turkmenistan'].includes(one)),
        C: ['outside', 'russia', 'filtered'],
      };
      expect([text, places]).toEqual([text, expected[tier as 'A']]);
      if (largeUrl) expect(NAMES.filter((place) => passes(place, largeUrl, 'large'))).toEqual(places);
    }
    for (const { url: text, group } of CONTROLS.filter((one) => one.group !== 'domestic'))
      for (const place of NAMES)
        expect(mayBeSent(text, 'control', { ...gate(place, text), settings: DEFAULT_SETTINGS })).toBe(
          group === 'portal' && STRICT.includes(place) ? 'plain_http' : null,
        );
  });

  test.each(['nonsense', 'ftp://a.example/', 'javascript:1', 'https://u:p@a.example/', 'data:,x'])(
    '%s is no web address',
    (text) => {
      for (const why of REASONS) expect(mayBeSent(text, why, gate('outside', text))).toBe('not_web');
    },
  );

  test('a reason that nobody knows passes nowhere', () => {
    expect(
      mayBeSent('https://en.wikipedia.org/', 'toString' as SendReason, gate('outside', 'https://en.wikipedia.org/')),
    ).toBe('place');
  });
});
