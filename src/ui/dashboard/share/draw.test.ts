import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ShareCard } from './card.ts';
import { layOut, PALETTES, WIDTH, wrapped } from './draw.ts';

/** Every letter as wide as half its height. */
const measure = (text: string, font: string) => (text.length * Number(/(\d+)px/.exec(font)?.[1])) / 2;
const CARD: ShareCard = {
  title: 'Title',
  sentence: 'A sentence that is long enough to need more than one line of the picture',
  aside: 'Aside',
  rows: [
    { glyph: 'likely', name: 'One', words: 'looks blocked (likely)' },
    { glyph: 'unknown', name: 'x'.repeat(80), words: 'did not load' },
  ],
  notes: ['Now', 'Here'],
};

test('everything of the card is drawn, in order, and nothing else', () => {
  const { pieces } = layOut(CARD, measure);
  const letters = (text: string) => text.replaceAll(' ', '');
  const rows = CARD.rows.map(({ name, words }) => `${name}: ${words}`);
  const all = [CARD.title, CARD.sentence, CARD.aside, ...rows, ...CARD.notes];
  expect(letters(pieces.map(({ text }) => text).join(''))).toBe(letters(all.join('')));
  expect(pieces.flatMap(({ glyph }) => glyph ?? [])).toEqual(['likely', 'unknown']);
});

test('nothing leaves the picture, and lines do not touch', () => {
  const { pieces, height } = layOut(CARD, measure);
  for (const { x, text, font, y } of pieces) {
    expect(x + measure(text, font)).toBeLessThanOrEqual(WIDTH - 20);
    expect(y).toBeLessThan(height - 20);
  }
  const ys = pieces.map(({ y }) => y);
  for (const [index, y] of ys.slice(1).entries()) expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(14);
});

test('a word that is wider than a line is broken', () => {
  expect(wrapped('abcdef gh', 3, ({ length }) => length)).toEqual(['abc', 'def', 'gh']);
});

test('the colours are those of the pages', () => {
  const tokens = readFileSync('src/ui/tokens.css', 'utf8');
  for (const tone of ['paper', 'ink', 'quiet', 'line', 'accent'] as const)
    expect(tokens).toContain(`--${tone}: light-dark(${PALETTES.light[tone]}, ${PALETTES.dark[tone]});`);
});
