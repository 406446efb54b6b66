import type { GlyphName } from '../../words.ts';
import type { ShareCard } from './card.ts';
import { layOut, PALETTES, SCALE, type Theme, WIDTH } from './draw.ts';

type Pen = CanvasRenderingContext2D;

/** Draws the card and returns it as a PNG file: shapes and letters only, nothing of the device. */
export async function pngOf(card: ShareCard, theme: Theme): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  const drawing = layOut(card, (text, font) => {
    pen.font = font;
    return pen.measureText(text).width;
  });
  canvas.width = WIDTH * SCALE;
  canvas.height = drawing.height * SCALE;
  pen.scale(SCALE, SCALE);
  const colors = PALETTES[theme];
  pen.fillStyle = colors.paper;
  pen.fillRect(0, 0, WIDTH, drawing.height);
  for (const { text, font, tone, x, y, glyph } of drawing.pieces) {
    pen.font = font;
    pen.fillStyle = colors[tone];
    pen.fillText(text, x, y);
    if (glyph) drawGlyph(pen, glyph, x - 24, y - 12, colors.ink);
  }
  pen.fillStyle = colors.line;
  for (const y of drawing.rules) pen.fillRect(24, y, WIDTH - 48, 1);
  return blobOf(canvas);
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}

const FRAME = 'M3.25 3.25h9.5v9.5h-9.5z';
const FILLED: Readonly<Partial<Record<GlyphName, string>>> = {
  answered: 'M12 8A4 4 0 1 1 4 8A4 4 0 1 1 12 8z',
  confirmed: 'M2.5 2.5h11v11h-11z',
  impaired: 'M3.5 4.2v7.3a1 1 0 0 0 1 1h7.3z',
  likely: 'M5.25 5.25h5.5v5.5h-5.5z',
  possible: 'M6.25 6.25h3.5v3.5h-3.5z',
};
const OUTLINED: Readonly<Partial<Record<GlyphName, string>>> = {
  impaired: FRAME,
  likely: FRAME,
  possible: FRAME,
  unknown: FRAME,
  offline: FRAME,
  site: 'M8 2.6 13.4 8 8 13.4 2.6 8z',
};

/** The shapes of the lists, 16 units wide. */
function drawGlyph(pen: Pen, glyph: GlyphName, x: number, y: number, color: string): void {
  pen.save();
  pen.translate(x, y);
  pen.fillStyle = color;
  pen.strokeStyle = color;
  pen.lineWidth = 1.5;
  pen.setLineDash(glyph === 'possible' ? [1.9, 1.9] : []);
  const [filled, outlined] = [FILLED[glyph], OUTLINED[glyph]];
  if (filled) pen.fill(new Path2D(filled));
  if (outlined) pen.stroke(new Path2D(outlined));
  pen.restore();
}
