import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { addressKind, areNear, isBogus, isWithin } from './address.ts';

describe('addressKind', () => {
  test.each([
    ['8.8.8.8', 'public'],
    ['10.10.34.34', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['127.0.0.53', 'loopback'],
    ['0.0.0.0', 'zero'],
    ['198.18.0.1', 'fake'],
    ['198.20.0.1', 'public'],
    ['169.254.169.254', 'reserved'],
    ['203.0.113.7', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['2a00:1450:4001::5', 'public'],
    ['[2606:4700::1111]', 'public'],
    ['::1', 'loopback'],
    ['::', 'zero'],
    ['fd00::1', 'private'],
    ['fe80::1', 'reserved'],
    ['::ffff:10.0.0.1', 'private'],
    ['::ffff:7f00:1', 'loopback'],
    ['2002:a00:1::1', 'reserved'],
    ['2001:0:4136::1', 'reserved'],
    ['2001:67c:4e8::2', 'public'],
    ['2::1', 'reserved'],
    ['2001:db8::1', 'reserved'],
    ['d0::11', 'reserved'],
    ['256.1.1.1', null],
    ['example.org', null],
    ['', null],
  ])('%s is %s', (address, kind) => expect(addressKind(address)).toBe(kind));

  test('any text gets an answer', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()),
        (text) => [addressKind(text), isBogus(text)].length === 2,
      ),
    );
  });
});

test.each([
  ['104.21.5.6', '104.16.0.0/13', true],
  ['104.24.0.1', '104.16.0.0/13', false],
  ['172.71.255.255', '172.64.0.0/13', true],
  ['2606:4700:10::6816:1', '2606:4700::/32', true],
  ['2606:4701::1', '2606:4700::/32', false],
  ['2a06:98c7::1', '2a06:98c0::/29', true],
  ['2a06:98c8::1', '2a06:98c0::/29', false],
  ['::ffff:104.21.5.6', '104.16.0.0/13', false],
  ['0.0.0.1', '::/32', false],
  ['site.example', '104.16.0.0/13', false],
])('that %s lies in %s is %s', (address, range, isIn) => expect(isWithin(address, range)).toBe(isIn));

test('neighbours are near, others are not', () => {
  expect(areNear('93.184.215.14', '93.184.215.200')).toBe(true);
  expect(areNear('93.184.215.14', '93.184.216.14')).toBe(false);
  expect(areNear('2a00:1450:4001:80b::1', '2a00:1450:4001:fff::2')).toBe(true);
});

test.each([
  // Two ways to write one /48; as text they differ.
  ['2606:4700::6810:1', '2606:4700:0:1::1', true],
  ['2606:4700:0:0:1::1', '2606:4700::5', true],
  ['2a00:1450:4001::5', '2A00:1450:4001:812::200e', true],
  ['2a00:1450:4001::5', '2a00:1450:4002::5', false],
  ['93.184.215.14', '93.184.215.200', true],
  ['93.184.215.14', '93.184.216.14', false],
  ['::ffff:93.184.215.14', '93.184.215.14', false],
  ['site.example', 'site.example', true],
  ['site.example', 'other.example', false],
])('that %s is near %s is %s', (a, b, isNear) => {
  expect(areNear(a, b)).toBe(isNear);
  expect(areNear(b, a)).toBe(isNear);
});

describe('beside a library for addresses', () => {
  // The library takes the old form `::1.2.3.4` for `::ffff:1.2.3.4`.
  const address = fc.oneof(fc.ipV4(), fc.ipV6()).filter((text) => !/^::\d+\./.test(text));

  test('bits are compared as it compares them, however an address is written', () => {
    fc.assert(
      fc.property(address, address, fc.nat(128), fc.boolean(), (one, other, bits, isNeighbour) => {
        const parsed = ipaddr.parse(one);
        const written = parsed.kind() === 'ipv6' ? parsed.toNormalizedString() : one;
        // Two addresses drawn by chance share no bits, so half of the time the last byte alone is another.
        const base = isNeighbour
          ? ipaddr.fromByteArray([...parsed.toByteArray().slice(0, -1), 77])
          : ipaddr.parse(other);
        const length = bits % (base.kind() === 'ipv4' ? 33 : 129);
        const isIn = parsed.kind() === base.kind() && parsed.match(base, length);
        for (const text of [one, written]) expect(isWithin(text, `${base}/${length}`)).toBe(isIn);
      }),
      { numRuns: 2_000 },
    );
  });

  test('what we call public it calls unicast', () => {
    /** Where an IPv4 address stands inside, and blocks that the library tells apart and that sites may use. */
    const OTHER = [
      'ipv4Mapped',
      'rfc6052',
      'rfc6145',
      'as112',
      'as112v6',
      'amt',
      'orchid2',
      'droneRemoteIdProtocolEntityTags',
    ];
    fc.assert(
      fc.property(address, (text) => {
        if (addressKind(text) === 'public') expect(['unicast', ...OTHER]).toContain(ipaddr.parse(text).range());
      }),
      { numRuns: 2_000 },
    );
  });
});
