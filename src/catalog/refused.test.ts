import { describe, expect, test } from 'vitest';
import { CONTROLS } from './controls.ts';
import { REFUSED_NAMES } from './refused.test-kit.ts';
import { isRefusedHost } from './refused.ts';
import { RESOLVERS } from './resolvers.ts';
import { SERVICES } from './services.ts';
import { targetsOf } from './targets.ts';

const NAMES = Object.values(REFUSED_NAMES).flatMap((text) => text.split(/\s+/));
const ascii = (name: string) => new URL(`https://${name}`).hostname;

describe('hosts that are never asked where networks are filtered', () => {
  test.each(NAMES)('%s, and what lies below it, however it is spelled', (name) => {
    for (const spelled of [name, `www.${name}`, `online.${name}`, name.toUpperCase(), ascii(name)])
      expect([spelled, isRefusedHost(ascii(spelled))]).toEqual([spelled, true]);
  });

  test('госуслуги.рф is one of them in both alphabets', () => {
    expect(isRefusedHost('xn--c1aapkosapc.xn--p1ai')).toBe(true);
    expect(isRefusedHost('lk.xn--c1aapkosapc.xn--p1ai')).toBe(true);
  });

  test('nothing that the catalogue itself asks is among them', () => {
    const own = [...SERVICES.flatMap(targetsOf), ...CONTROLS, ...RESOLVERS].map(({ url }) => new URL(url).hostname);
    expect(own.filter(isRefusedHost)).toEqual([]);
  });

  test('nor names that only look alike', () => {
    for (const host of ['ru', 'notsberbank.ru', 'sberbank.ru.example', 'example.com', 'xn--p1ai', ''])
      expect([host, isRefusedHost(host)]).toEqual([host, false]);
  });
});
