import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Ways from a text to markup or code; what a site or a list says may pass none of them. */
const WAYS =
  /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|\beval\(|new Function|srcdoc/i;

test('no page and no background has a way from a text to markup or code', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.|test-kit|gallery/.test(name),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((name) => WAYS.test(codeOf(name)))).toEqual([]);
});

function codeOf(name: string): string {
  return readFileSync(`src/${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
}
