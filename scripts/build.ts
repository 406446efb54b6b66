import { build } from 'vite';
import { BUILDS, type BuildName } from './manifest.ts';

/** Builds the extension into `dist/<name>` for each name; all store and test builds unless some are named. */
export async function buildAll(names: readonly BuildName[] = BUILDS): Promise<void> {
  for (const mode of names) await build({ mode, logLevel: 'warn' });
}

const wanted = BUILDS.filter((name) => process.argv.includes(name));
if (process.argv[1]?.endsWith('build.ts')) await buildAll(wanted.length > 0 ? wanted : ['chrome', 'firefox']);
