/**
 * Asks every call server of the catalogue once, as a stranger would, and notes today's date for those that answered in
 * `src/catalog/calls-seen.json`: servers that nobody saw for 90 days are not asked by the extension. For an open network only:
 * the workflow `catalogue` runs it each week and proposes the new dates.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALL_CONTROLS, CALL_ROWS, idOf } from '../src/catalog/calls.ts';
import { answersStrangers } from './catalog/ask-call.ts';

const FILE = join(import.meta.dirname, '../src/catalog/calls-seen.json');
const today = new Date().toISOString().slice(0, 10);
const seen: Record<string, string> = JSON.parse(readFileSync(FILE, 'utf8'));
const rows = new Map([...CALL_CONTROLS, ...CALL_ROWS].map((row) => [idOf(row), row]));

for (const [id, { transport, host, port }] of rows) {
  if (transport === 'quic') continue;
  const isAnswered = await answersStrangers(transport, host, port);
  if (isAnswered) seen[id] = today;
  console.log(
    `${isAnswered ? 'answers' : 'silent '} ${id}${isAnswered ? '' : `, last seen ${seen[id] ?? rows.get(id)?.seen}`}`,
  );
}
writeFileSync(FILE, `${JSON.stringify(seen, Object.keys(seen).sort(), 2)}\n`);
