import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { polyfillFor, usedInterfaces } from '../../scripts/polyfill.ts';

const CODE = readFileSync('node_modules/webextension-polyfill/dist/browser-polyfill.js', 'utf8');

test('the polyfill keeps what is called and loses the rest', () => {
  const code = polyfillFor(CODE, usedInterfaces());
  for (const name of ['alarms', 'storage', 'notifications', 'permissions', 'webRequest', 'runtime', 'tabs'])
    expect(code.includes(`"${name}":`), name).toBe(CODE.includes(`"${name}": {`));
  expect(code).not.toContain('"bookmarks":');
  expect(code.length).toBeLessThan(CODE.length * 0.75);
});

test('a polyfill written in another way is refused, not shipped in part', () => {
  expect(() => polyfillFor('const other = {};', new Set())).toThrow('webextension-polyfill');
});
