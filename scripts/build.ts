import { join } from 'node:path';
import { build } from 'vite';
import { BUILDS, type BuildName } from './manifest.ts';

/** Builds the extension into `<folder>/<name>` for each name. */
export async function buildAll(names: readonly BuildName[], folder = 'dist', isWatching = false): Promise<void> {
  const watch = isWatching ? {} : null;
  for (const mode of names) await build({ mode, logLevel: 'warn', build: { outDir: join(folder, mode), watch } });
}

/** `tsx scripts/build.ts [names] [--to=folder] [--watch]`: the store builds unless others are named; `--watch` builds on change. */
if (process.argv[1]?.endsWith('build.ts')) {
  const wanted = BUILDS.filter((name) => process.argv.includes(name));
  const folder = process.argv.find((one) => one.startsWith('--to='))?.slice('--to='.length);
  const isWatching = process.argv.includes('--watch');
  await buildAll(wanted.length > 0 ? wanted : ['chrome', 'firefox'], folder, isWatching);
  if (isWatching) console.log(`builds anew on change, in ${folder ?? 'dist'}; load it from there`);
}
