import type { GlyphName } from '../../words.ts';
import type { ShareCard } from './card.ts';

/** The tokens that a picture needs, in the two themes; a test keeps them equal to tokens.css. */
export const PALETTES = {
  light: { paper: '#ffffff', ink: '#1b2127', quiet: '#56616b', line: '#e2e6e9', accent: '#17608a' },
  dark: { paper: '#1b1e22', ink: '#eceef0', quiet: '#a7b0b9', line: '#31373d', accent: '#8cc6ea' },
} as const;
export type Theme = keyof typeof PALETTES;

/** Units of the drawing; a picture has two pixels for each. */
export const WIDTH = 420;
export const SCALE = 2;
const GUTTER = 24;
const ROW = 26;
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** A piece of text and where it stands; `measure` tells how wide a text is in a font. */
interface Piece {
  readonly text: string;
  readonly font: string;
  readonly tone: 'ink' | 'quiet' | 'accent';
  readonly x: number;
  readonly y: number;
  readonly glyph?: GlyphName;
}

export interface Drawing {
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Where a thin line parts head, rows and notes. */
  readonly rules: readonly number[];
}

type Measure = (text: string, font: string) => number;

/** Returns where everything stands: pure, so that nothing can be drawn that is not in the card. */
export function layOut({ title, sentence, aside, rows, notes }: ShareCard, measure: Measure): Drawing {
  const pieces: Piece[] = [];
  const rules: number[] = [];
  let y = GUTTER;
  const block = (
    text: string,
    size: number,
    tone: Piece['tone'],
    options: { bold?: boolean; indent?: number } = {},
  ) => {
    const font = `${options.bold ? '600 ' : ''}${size}px ${FONT}`;
    const x = GUTTER + (options.indent ?? 0);
    for (const line of wrapped(text, WIDTH - GUTTER - x, (part) => measure(part, font))) {
      y += Math.round(size * 1.4);
      pieces.push({ text: line, font, tone, x, y: y - Math.round(size * 0.4) });
    }
  };
  const rule = () => {
    rules.push(y + 10);
    y += 20;
  };
  block(title, 12, 'accent', { bold: true });
  block(sentence, 20, 'ink', { bold: true });
  block(aside, 13, 'quiet');
  rule();
  for (const { glyph, name, words } of rows) {
    const at = pieces.length;
    y += ROW - 22;
    block(`${name}: ${words}`, 13, 'ink', { indent: ROW });
    const first = pieces[at];
    if (first) pieces[at] = { ...first, glyph };
  }
  if (rows.length > 0) rule();
  for (const note of notes) block(note, 11, 'quiet');
  return { height: y + GUTTER, pieces, rules };
}

/** Breaks a text into lines that fit; a word that is wider than a line is broken too. */
export function wrapped(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => broken(one, width, measure))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function broken(word: string, width: number, measure: (text: string) => number): readonly string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [''];
  for (const letter of word) {
    const last = parts.at(-1) ?? '';
    if (last && measure(last + letter) > width) parts.push(letter);
    else parts[parts.length - 1] = last + letter;
  }
  return parts;
}
