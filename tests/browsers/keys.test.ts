import { expect, test } from 'vitest';
import { expressionOf } from '../../scripts/browsers/expression.ts';
import { strokeOf } from '../../scripts/browsers/keys.ts';

test.each([
  ['Tab', 'Tab', 0, 0],
  ['Shift+Tab', 'Tab', 8, 1],
  ['Control+Shift+ArrowUp', 'ArrowUp', 10, 2],
  ['Space', ' ', 0, 0],
  [' ', ' ', 0, 0],
  ['+', '+', 0, 0],
  ['ї', 'ї', 0, 0],
])('%s is one stroke', (name, key, modifierBits, held) => {
  const stroke = strokeOf(name);
  expect([stroke.key.key, stroke.modifierBits, stroke.held.length]).toEqual([key, modifierBits, held]);
});

test.each(['Return', 'Ctrl+a', ''])('"%s" is no key', (name) => {
  expect(() => strokeOf(name)).toThrow(/Unknown/);
});

test('a function becomes an expression that carries its argument', () => {
  const greet = ({ name }: { name: string }) => `Hello, ${name}`;
  // biome-ignore lint/security/noGlobalEval: this is what a page does with the expression.
  expect(globalThis.eval(expressionOf(greet, { name: '"you"' }))).toBe('Hello, "you"');
});
