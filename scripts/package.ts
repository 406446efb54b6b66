import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { version } from '../package.json' with { type: 'json' };
import { buildAll } from './build.ts';
import { sourceZip } from './source.ts';

/** The same bytes for the same source: files in order of name, one fixed time stamp, no owner and no permission bits. */
const STAMP = new Date('2026-01-01T00:00:00Z');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !path.includes('.vite'))
    .sort();
}

/** Returns the store zip of a build folder. */
export function zipOf(folder: string): Uint8Array {
  const entries: Zippable = {};
  for (const path of filesBelow(folder)) {
    entries[relative(folder, path).replaceAll('\\', '/')] = [readFileSync(path), { mtime: STAMP, level: 9 }];
  }
  return zipSync(entries);
}

export async function packageAll(): Promise<string[]> {
  await buildAll(['chrome', 'firefox']);
  mkdirSync('dist/zip', { recursive: true });
  const zips = { chrome: zipOf('dist/chrome'), firefox: zipOf('dist/firefox'), source: sourceZip(STAMP) };
  return Object.entries(zips).map(([name, zip]) => {
    const file = `dist/zip/reach-${version}-${name}.zip`;
    writeFileSync(file, zip);
    return file;
  });
}

if (process.argv[1]?.endsWith('package.ts')) {
  for (const file of await packageAll()) console.log(`${file}  ${(statSync(file).size / 1024).toFixed(1)} KiB`);
}
