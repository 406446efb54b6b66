import { csvFormatRows, csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecords, MAX_LINE } from './csv.ts';

const read = (text: string) => [...csvRecords(text)];

test('fields, quotes, line ends, and the line at which each record begins', () => {
  expect(read('a,b\r\n"x, ""y""\nz",\rq\n\n')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['x, "y"\nz', ''] },
    { line: 4, fields: ['q'] },
    { line: 5, fields: [''] },
  ]);
});

test('a quote that is never closed spoils its own line only', () => {
  expect(read('"a,b\nc,d')).toEqual([
    { line: 1, fields: ['"a', 'b'] },
    { line: 2, fields: ['c', 'd'] },
  ]);
});

test.each(['\n', '\r\n', '\r'])('a line of 8 KB is read, a longer one is passed over (%j)', (end) => {
  const lines = ['x'.repeat(MAX_LINE), 'x'.repeat(MAX_LINE + 1), `"${'x'.repeat(MAX_LINE)}"`, 'y'];
  expect(read(lines.join(end))).toEqual([
    { line: 1, fields: [lines[0]] },
    { line: 2, fields: null },
    { line: 3, fields: null },
    { line: 4, fields: ['y'] },
  ]);
});

test('agrees with d3-dsv on whatever that writes', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'ы') });
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const text = csvFormatRows(rows);
      expect(read(text).map(({ fields }) => fields)).toEqual([...csvParseRows(text)]);
    }),
  );
});

test('every character of any text is passed over once: lines are counted as they stand', () => {
  const unit = fc.constantFrom('a', '"', '""', ',', '\n', '\r\n', 'xxxxxxxx'.repeat(400));
  fc.assert(
    fc.property(fc.array(unit), (pieces) => {
      const text = pieces.join('');
      const lines = read(`${text}\n"end"`).map(({ line }) => line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
      expect(lines.at(-1)).toBeLessThanOrEqual(`${text}\n"end"`.split(/\r\n|\r|\n/).length);
    }),
  );
});
