import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { manifestFor } from '../../scripts/manifest.ts';
import { zipOf } from '../../scripts/package.ts';

function folder(stamp: Date): string {
  const root = mkdtempSync(join(tmpdir(), 'reach-zip-'));
  mkdirSync(join(root, 'b'));
  for (const name of ['z.js', 'a.json', 'b/c.txt']) {
    writeFileSync(join(root, name), `content of ${name}`);
    utimesSync(join(root, name), stamp, stamp);
  }
  return root;
}

test('the same files make the same zip, whenever they were written', () => {
  const [one, other] = [folder(new Date('2020-05-05')), folder(new Date('2026-11-23'))];
  expect(zipOf(one)).toEqual(zipOf(other));
  expect(Object.keys(unzipSync(zipOf(one)))).toEqual(['a.json', 'b/c.txt', 'z.js']);
  for (const root of [one, other]) rmSync(root, { recursive: true });
});

test.each(['chrome', 'firefox'] as const)('the test build of %s differs in its hosts only', (name) => {
  const { optional_host_permissions, ...store } = manifestFor(name, '1.2.3') as Record<string, unknown>;
  const { host_permissions, ...forTests } = manifestFor(`test-${name}`, '1.2.3') as Record<string, unknown>;
  expect(host_permissions).toEqual(optional_host_permissions);
  expect(forTests).toEqual(store);
});
