import { describe, expect, test } from 'vitest';
import { CALL_CONTROLS, CALL_ROWS, idOf, isTooOld, PER_CALL, serverOf } from '../catalog/calls.ts';
import { PLACES } from '../catalog/places.ts';
import { SERVICES } from '../catalog/services.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import { PLACES as ALL_PLACES } from '../core/types.ts';
import { controlServers, quicServers, servicesWithServers } from './calls-servers.ts';

const NOW = Date.parse('2026-11-27');
const none = { callRelays: null };

describe('the catalogue of call servers', () => {
  test('names services that are known, with a source, a date, and no server twice in one service', () => {
    const known = new Set(SERVICES.map(({ id }) => id));
    for (const row of CALL_ROWS) {
      expect(known).toContain(row.service);
      expect(row.source).not.toBe('');
      expect(Number.isNaN(Date.parse(row.seen))).toBe(false);
    }
    const keys = CALL_ROWS.map((row) => `${row.service} ${idOf(row)}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const id of PER_CALL) expect(CALL_ROWS.some(({ service }) => service === id)).toBe(false);
  });

  test('has neutral servers of four owners, usual and unusual ports, one over TLS, and domestic ones', () => {
    const foreign = CALL_CONTROLS.filter(({ group }) => group === 'foreign');
    expect(new Set(foreign.map(({ owner }) => owner)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(foreign.map(({ port }) => port)).size).toBeGreaterThanOrEqual(3);
    expect(foreign.some(({ transport }) => transport === 'turns')).toBe(true);
    expect(CALL_CONTROLS.some(({ group }) => group === 'domestic')).toBe(true);
  });

  test('a server that nobody saw for 90 days is not asked; only one that was seen to answer can accuse', () => {
    expect(isTooOld({ seen: '2026-08-29' }, NOW)).toBe(false);
    expect(isTooOld({ seen: '2026-08-28' }, NOW)).toBe(true);
    const threema = servicesWithServers(none, NOW).find(({ service }) => service === 'threema');
    expect(threema).toMatchObject({ servers: [], tooOld: 1, seen: '2026-08-22' });
    expect(
      CALL_ROWS.filter(({ sure }) => sure !== 'answered')
        .map(serverOf)
        .some(({ isProven }) => isProven),
    ).toBe(false);
  });
});

describe('the servers of a test', () => {
  const count = (where: keyof typeof PLACES, owners: string[] = []) => {
    const policy = PLACES[where];
    return { neutral: controlServers(policy, {}, owners, false), quic: quicServers(policy, DEFAULT_SETTINGS) };
  };

  test.each(ALL_PLACES)('%s: no more neutral ones than the place allows, HTTP/3 included', (where) => {
    const { neutral, quic } = count(where, ['Telegram']);
    expect(neutral.length + quic.length).toBeLessThanOrEqual(PLACES[where].calls.maxControls ?? 99);
  });

  test('where few may be asked, none is of the owner of the service', () => {
    expect(count('russia', ['Google']).neutral.map(({ owner }) => owner)).toEqual([
      'Cloudflare',
      'Framasoft',
      'Fit Auto',
    ]);
    expect(count('occupied', ['Telegram']).neutral.map(({ host }) => host)).toEqual(['stun.l.google.com']);
  });

  test('none inside the country learns of a proxy', () => {
    expect(controlServers(PLACES.russia, {}, [], true).some(({ group }) => group === 'domestic')).toBe(false);
  });

  test('a policy or a message gives its own, which are asked whatever their age', () => {
    const callRelays = [
      { service: 'telegram', url: 'turn:relay.example.org:1400?transport=udp' },
      { service: 'telegram', url: 'stun:198.51.100.7' },
      { service: 'own', url: 'turns:relay.example.org' },
    ];
    const [telegram, own] = servicesWithServers({ callRelays }, NOW);
    expect(telegram?.servers.map(({ id }) => id)).toEqual(['turn:relay.example.org:1400', 'stun:198.51.100.7:3478']);
    expect(own?.servers[0]).toMatchObject({ transport: 'turns', port: 5349, isProven: true });
    const neutral = controlServers(PLACES.outside, { stun: ['a.example:1', 'bad'], turn: ['b.example:2'] }, [], false);
    expect(neutral.map(({ id }) => id)).toEqual(['stun:a.example:1', 'turn:b.example:2']);
    const controls = [{ url: 'https://c.example/x', group: 'foreign', status: 200 }] as const;
    expect(quicServers(PLACES.outside, { controls }).map(({ host }) => host)).toEqual(['c.example']);
  });
});
