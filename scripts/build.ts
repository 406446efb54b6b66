import { join } from 'node:path';
import { build } from 'vite';
import { BUILDS, type BuildName } from './manifest.ts';

/** Builds the extension into `<folder>/<name>` for each name. */
export async function buildAll(names: readonly BuildName[], folder = 'dist'): Promise<void> {
  for (const mode of names) await build({ mode, logLevel: 'warn', build: { outDir: join(folder, mode) } });
}

/** `tsx scripts/build.ts [names] [--to=folder]`: the store builds unless others are named. */
if (process.argv[1]?.endsWith('build.ts')) {
  const wanted = BUILDS.filter((name) => process.argv.includes(name));
  const folder = process.argv.find((one) => one.startsWith('--to='))?.slice('--to='.length);
  await buildAll(wanted.length > 0 ? wanted : ['chrome', 'firefox'], folder);
}
