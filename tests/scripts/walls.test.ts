import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wallsJson } from '../../scripts/walls.ts';

test('the linter knows the walls as the table has them: npx tsx scripts/walls.ts', () => {
  expect(JSON.parse(readFileSync('walls.json', 'utf8'))).toEqual(JSON.parse(wallsJson()));
});

/** Shows what was seen, word for word, and concludes nothing. */
const RAW = 'components/RawSteps.tsx';
const INFERENCE = /from '[^']*core\/(analyze\/|failure\.ts|judge\.ts)|\bObservation\b/;

test('pages conclude nothing from observations: what they tell people stands on the facts of the verdict', () => {
  const pages = readdirSync('src/ui', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.|^gallery/.test(file) && file !== RAW,
  );
  expect(pages.length).toBeGreaterThan(80);
  expect(pages.filter((file) => INFERENCE.test(readFileSync(`src/ui/${file}`, 'utf8')))).toEqual([]);
});
