import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDERS = [import.meta.dirname, join(import.meta.dirname, '../background')];

function sources(ending: RegExp): string[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  return files.filter((file) => ending.test(file) && !/\.test\.|gallery/.test(file));
}

// Firefox writes what was entered into open pages to its session files, within seconds, unless the field says no.
test('no field lets the browser remember what was entered', () => {
  const fields = sources(/\.tsx$/).flatMap(
    (file) => readFileSync(file, 'utf8').match(/<(?:input|textarea|select)\b[^>]*/g) ?? [],
  );
  expect(fields.length).toBeGreaterThan(8);
  expect(fields.filter((field) => !field.includes('autocomplete="off"'))).toEqual([]);
});

test('no address of a page names a section or a step: browsers keep addresses', () => {
  const naming = sources(/\.tsx?$/).filter((file) =>
    /index\.html#|openPage\([^)]*#|href=\{?[`"']#/.test(readFileSync(file, 'utf8')),
  );
  expect(naming).toEqual([]);
});
