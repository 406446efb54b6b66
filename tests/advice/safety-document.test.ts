import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** The rows below a head `| Claim | Held by |`; the document has other tables besides. */
const claims = readFileSync(join(ROOT, 'docs/safety.md'), 'utf8')
  .split(/\n\n+/)
  .filter((block) => block.startsWith('| Claim | Held by |'))
  .flatMap((block) => block.trim().split('\n').slice(2))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, claim = '', heldBy = '']) => ({ claim, heldBy }));

test.each(claims)('$claim: names a test that exists, or says that nothing holds it', ({ heldBy }) => {
  const isLimit = heldBy === 'limit' || heldBy === 'open';
  const missing = isLimit ? [] : heldBy.split(', ').filter((file) => file === '' || !existsSync(join(ROOT, file)));
  expect(missing).toEqual([]);
});

test('all who watch are there', () => {
  expect(claims.length).toBeGreaterThan(50);
});
