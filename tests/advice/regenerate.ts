/** Writes the cards of today into the golden situations: `npx tsx tests/advice/regenerate.ts`. Then read the diff. */
import { writeFileSync } from 'node:fs';
import { cardsOf, goldens, lineOf } from './situation.ts';

for (const { place, file, rows } of goldens()) {
  for (const row of rows) row.expect = cardsOf(place, row).map(lineOf);
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
}
