import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { word } from './word.ts';

test.each([
  ['vpn|впн', 'Через ВПН.', true],
  ['vpn|впн', 'ВПН-сервис', true],
  ['тор', 'браузер «Тор»', true],
  ['тор', 'сторона, автор, торг', false],
  ['tor', 'Tor and storage', true],
  ['tor', 'storage', false],
  ['безпечн\\p{L}*', 'це безпечно', true],
  ['безпечн\\p{L}*', 'небезпечно', false],
  ['їжа', 'зʼїжа їжак', false],
])('a word is whole in any script: %s in "%s"', (stems, text, isThere) => expect(word(stems).test(text)).toBe(isThere));

/** Such a boundary is one between two letters of Ukrainian, too, and none beside one: the pattern would never match, or anywhere. */
test('no test looks for Ukrainian or Russian words by a boundary that knows English alone', () => {
  const folders = ['src', 'tests'].map((name) => join(import.meta.dirname, '../..', name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const beside = /\\b[([?:]*\p{Script=Cyrillic}|\p{Script=Cyrillic}[)\]+*?]*\\b/u;
  const wrong = files.filter((file) => /\.tsx?$/.test(file) && beside.test(readFileSync(file, 'utf8')));
  expect(wrong).toEqual([]);
});
