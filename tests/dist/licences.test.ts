import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dependencies } from '../../package.json' with { type: 'json' };
import { runtimePackages } from '../../scripts/licences.ts';
import { STORES } from './stage.ts';

test.each(STORES)('%s carries our licence, and that of everything that runs in it', (build) => {
  const text = readFileSync(`dist/${build}/LICENSES.txt`, 'utf8');
  expect(text).toContain(readFileSync('LICENSE', 'utf8').trim());
  const packages = runtimePackages();
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  for (const { name, version } of packages) {
    const own = text.split('-'.repeat(72)).find((part) => part.trim().startsWith(`${name} ${version} (`));
    expect(own, name).toMatch(/copyright/i);
  }
});
