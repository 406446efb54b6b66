import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipOf } from '../../scripts/package.ts';
import { STORES } from './stage.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reach-again-'));
  // In a process of its own: a test runner's environment would change what libraries build.
  const env = { ...process.env, NODE_ENV: undefined, VITEST: undefined };
  execFileSync(join('node_modules', '.bin', 'tsx'), ['scripts/build.ts', ...STORES, `--to=${folder}`], { env });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

test.each(STORES)('%s built anew is the same package, byte for byte', (name) => {
  const [first, again] = [zipOf(`dist/${name}`), zipOf(join(folder, name))];
  expect(Object.keys(unzipSync(again))).toEqual(Object.keys(unzipSync(first)));
  expect(Buffer.compare(first, again)).toBe(0);
});
