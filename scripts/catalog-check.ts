/**
 * Asks every address of the catalogue once, and prints what moved, grew small, changed or died. For an open network only: it names
 * every listed site to whoever listens. Exits with 1 where a row needs a person, with 2 where this network cannot tell.
 *
 *   --all           also the rows that are well
 *   --summary FILE  appends the table, in Markdown, to a file
 */
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BROKEN, judgeLook, type Outcome } from './catalog/judge-look.ts';
import { look } from './catalog/look.ts';
import { type Row, rowsOfCatalogue } from './catalog/rows.ts';

/** Few at a time: nobody's front page is in a hurry. */
const PARALLEL = 6;

interface Judged extends Outcome {
  readonly row: Row;
}

async function judgeAll(rows: readonly Row[]): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  const waiting = [...rows];
  const lane = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) judged.push({ row, ...(await judgedTwice(row)) });
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
  return judged.sort((a, b) => a.row.id.localeCompare(b.row.id));
}

/** Once more where it is not well: one lost packet needs no person. */
async function judgedTwice(row: Row): Promise<Outcome> {
  const first = judgeLook(row, await look(row));
  return BROKEN.includes(first.word) ? judgeLook(row, await look(row)) : first;
}

function tableOf(judged: readonly Judged[]): string {
  const lines = judged.map(({ row, word, why }) => `| ${word} | ${row.id} | ${row.url.split('?')[0]} | ${why} |`);
  return ['| | row | address | seen |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

const { values } = parseArgs({ options: { all: { type: 'boolean' }, summary: { type: 'string' } } });
const judged = await judgeAll(rowsOfCatalogue());
const broken = judged.filter(({ word }) => BROKEN.includes(word));
const shown = values.all ? judged : judged.filter(({ word }) => word !== 'ok');
const counts = `${judged.length} addresses: ${judged.length - shown.length} well, ${broken.length} need a person`;
const text = `${counts}\n\n${shown.length > 0 ? tableOf(shown) : ''}\n`;
console.log(text);
if (values.summary) appendFileSync(values.summary, text);
// Without a single control there is no network here, or a filtered one: nothing is said of the rows.
const isOnline = judged.some(({ row, word }) => row.id.startsWith('control ') && word === 'ok');
if (!isOnline) console.error('No control answered as it should: this is no open network.');
process.exit(!isOnline ? 2 : broken.length > 0 ? 1 : 0);
