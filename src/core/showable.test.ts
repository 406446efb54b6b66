import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isShowable, showable } from './showable.ts';

/** Turning, invisible, line-ending and tag characters, and half of one. */
const HIDDEN = [
  0x00, 0x07, 0x0a, 0x7f, 0xad, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202e, 0x2066, 0xfeff, 0xe0041,
];

test.each([...HIDDEN.map((code) => String.fromCodePoint(code)), '\ud800', '\udc00'])('%j is not shown', (hidden) => {
  expect(showable(`a${hidden}b`)).toBe('a b');
  expect(isShowable(`a${hidden}b`)).toBe(false);
});

test('any text becomes one that can be shown, and names in any script stay as they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(showable(showable(text))).toBe(showable(text));
      expect(showable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
  for (const name of ['Медуза', 'Ґанок', 'بی‌بی‌سی'.replaceAll('\u200c', ' '), '新闻', 'Zoë 🌍', 'a–b'])
    expect(isShowable(name)).toBe(true);
});

test.each(['', ' ', '\u00a0', '\u3000'])('%j has nothing to be seen', (text) => expect(isShowable(text)).toBe(false));
