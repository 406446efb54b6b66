import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { STORES } from './stage.ts';

/** Preact stands in two files, since the popup has a script of its own: `docs/architecture.md`. */
const COPIES = 2;

interface Linted {
  readonly errors: readonly object[];
  readonly notices: readonly object[];
  readonly warnings: readonly { readonly code: string; readonly message: string; readonly file: string }[];
}

/** A library that is shipped as its makers wrote it: the stores' reviewers know this line. */
test("the stores' linter has one thing to say, and it is of Preact as it is", async () => {
  expect(STORES).toContain('firefox');
  const lint = ['lint', '--source-dir', 'dist/firefox', '--output', 'json'];
  const { stdout } = await promisify(execFile)(join('node_modules', '.bin', 'web-ext'), lint);
  const { errors, notices, warnings } = JSON.parse(stdout) as Linted;
  expect([errors, notices]).toEqual([[], []]);
  expect([...new Set(warnings.map(({ message }) => message))]).toEqual(['Unsafe assignment to innerHTML']);
  expect(new Set(warnings.map(({ file }) => file)).size).toBe(COPIES);
  expect(warnings).toHaveLength(COPIES);
  for (const { file } of warnings)
    expect(readFileSync(join('dist/firefox', file), 'utf8')).toContain('dangerouslySetInnerHTML');
}, 120_000);
