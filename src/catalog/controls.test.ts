import { describe, expect, it } from 'vitest';
import { CONTROLS } from './controls.ts';
import { RESOLVERS } from './resolvers.ts';

const owners = (group: string) => new Set(CONTROLS.filter((one) => one.group === group).map(({ owner }) => owner));

describe('controls', () => {
  it('belong to unrelated owners, so that one block does not take all', () => {
    expect(owners('foreign').size).toBeGreaterThanOrEqual(4);
    expect(owners('foreign').size).toBe(CONTROLS.filter(({ group }) => group === 'foreign').length);
    expect(owners('portal').size).toBeGreaterThanOrEqual(3);
  });

  it('have a domestic group of portals that people open daily, and nothing else of that country', () => {
    const hosts = CONTROLS.filter(({ group }) => group === 'domestic').map(({ url }) => new URL(url).hostname);
    expect(hosts).toEqual(['ya.ru', 'vk.ru', 'mail.ru']);
    const others = CONTROLS.filter(({ group }) => group !== 'domestic').map(({ url }) => new URL(url).hostname);
    expect(others.filter((host) => /\.(ru|by|ir|cn|su)$/.test(host))).toEqual([]);
  });

  it('know the exact empty answer of a 204', () => {
    for (const { status, body } of CONTROLS.filter(({ url }) => url.endsWith('204'))) {
      expect([status, body]).toEqual([204, '']);
    }
  });
});

describe('resolvers', () => {
  it('are of different owners, and at least three can be asked by address', () => {
    expect(new Set(RESOLVERS.map(({ owner }) => owner)).size).toBe(RESOLVERS.length);
    expect(RESOLVERS.filter(({ byAddress }) => byAddress.length > 0).length).toBeGreaterThanOrEqual(3);
  });

  it('speak the wire format', () => {
    for (const { url } of RESOLVERS) expect(url.endsWith('/dns-query')).toBe(true);
  });
});
