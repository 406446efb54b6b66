import { describe, expect, test } from 'vitest';
import { PLACES } from '../catalog/places.ts';
import { PLACES as NAMES, PROBES } from '../core/types.ts';
import { redirectRefusal } from './redirects.ts';

const FROM = 'https://site.example/favicon.ico';
const ask = (to: string, place = 'outside', change = {}) =>
  redirectRefusal({ probe: 'first', from: FROM, to, followed: 0, ...change }, PLACES[place as 'outside']);

/** Ways inside: the router, this machine, the network behind. */
const INSIDE = [
  'http://10.0.0.1/blocked',
  'http://192.168.1.1/apply.cgi?reboot',
  'http://127.0.0.1:9222/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://[::1]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://169.254.169.254/latest/',
  'http://[::ffff:10.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  // A network's own NAT64 prefix.
  'http://[2001:67c:2960:6464::7f00:1]/',
  'http://[2a01:4f8:abcd::c0a8:101]/',
  'http://localhost/',
  'http://printer.local/',
  'http://router/',
  'http://x.intranet/',
  'http://x.private/',
  'http://host.docker/',
  'http://x.i2p/',
  'http://localtest.me:9222/',
  'http://192.168.1.1.nip.io/',
  'http://10-0-0-1.sslip.io/',
  'https://fritz.box/',
  'http://FRITZ.box./',
  'http://www.routerlogin.net/setup.cgi?todo=reboot',
  'http://tplinkwifi.net/',
];

describe('a redirect leads', () => {
  test.each(INSIDE)('nowhere inside: %s', (to) => {
    for (const place of NAMES) expect([place, ask(to, place)]).toEqual([place, 'private']);
  });

  test.each(['ftp://b.example/', 'javascript:alert(1)', 'chrome://settings', `https://b.example/${'x'.repeat(3_000)}`])(
    'to no web address: %.40s',
    (to) => expect(ask(to)).toBe('not_web'),
  );

  test('anywhere else from an open network, but to a host that is never asked', () => {
    expect(ask('https://b.example/')).toBeNull();
    expect(ask('http://b.example/', 'outside', { followed: 9 })).toBeNull();
    expect(ask('https://www.gosuslugi.ru/')).toBe('refused');
    expect(ask('https://www.kremlin.ru/')).toBe('place');
  });

  test('where networks are filtered once, over https, within the site', () => {
    for (const place of ['russia', 'filtered', 'belarus', 'iran']) {
      expect(ask('https://www.site.example/favicon.ico', place)).toBeNull();
      expect(ask('https://www.site.example/', place, { followed: 1 })).toBe('place');
      for (const to of [
        'http://site.example/',
        'https://site.example:8443/',
        'https://meduza.io/',
        'https://other.example/',
      ])
        expect([to, ask(to, place)]).toEqual([to, 'place']);
    }
  });

  test('nowhere at all where hosts are counted', () => {
    for (const place of ['occupied', 'unsaid', 'china', 'turkmenistan'])
      expect(ask('https://site.example/', place)).toBe('place');
  });

  test('nowhere for questions that the first answer settles', () => {
    const following = ['first', 'repeat', 'large', 'plain_http'];
    for (const probe of PROBES.filter((one) => !following.includes(one)))
      expect(ask('https://www.site.example/', 'outside', { probe })).toBe('not_wanted');
    const plain = { probe: 'plain_http', from: 'http://site.example/' };
    expect(ask('https://site.example/', 'russia', plain)).toBeNull();
    expect(ask('https://www.site.example/', 'outside', plain)).toBe('not_wanted');
    expect(ask('http://warning.rt.ru/?id=17', 'outside', plain)).toBe('not_wanted');
  });
});
