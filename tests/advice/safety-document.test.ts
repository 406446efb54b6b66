import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const claims = readFileSync(join(ROOT, 'docs/safety.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (Claim|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, claim = '', heldBy = '']) => ({ claim, heldBy }));

test.each(claims)('$claim: names a test that exists, or says that nothing holds it', ({ heldBy }) => {
  const isHonest = heldBy === 'limit' || heldBy === 'open' || existsSync(join(ROOT, heldBy));
  expect(isHonest, heldBy).toBe(true);
});

test('all who watch are there', () => {
  expect(claims.length).toBeGreaterThan(50);
});
