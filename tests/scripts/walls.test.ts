import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wallsJson } from '../../scripts/walls.ts';

test('the linter knows the walls as the table has them: npx tsx scripts/walls.ts', () => {
  expect(JSON.parse(readFileSync('walls.json', 'utf8'))).toEqual(JSON.parse(wallsJson()));
});
