import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipOf } from './package.ts';

/** Most that the program may weigh, in kB: scripts as they are compressed one by one, and the whole package. */
export const BUDGETS = { background: 70, popup: 30, zip: 450 } as const;

/** Returns what a store build weighs, in kB. */
export function sizesOf(build: 'chrome' | 'firefox'): Record<keyof typeof BUDGETS, number> {
  const root = `dist/${build}`;
  return {
    background: kilobytes([join(root, 'service-worker-loader.js')]),
    popup: kilobytes(pageScripts(root, 'src/ui/popup/index.html')),
    zip: zipOf(root).length / 1000,
  };
}

function pageScripts(root: string, page: string): string[] {
  const html = readFileSync(join(root, page), 'utf8');
  return [...html.matchAll(/src="([^"]+\.js)"/g)].map(([, path = '']) => join(root, path));
}

/** Follows the scripts through their imports. */
function kilobytes(entries: readonly string[]): number {
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const code = readFileSync(file, 'utf8');
    for (const [, path = ''] of code.matchAll(/(?:import|from)\s*["'](\.[^"']+\.js)["']/g))
      follow(normalize(join(dirname(file), path)));
  };
  for (const entry of entries) follow(entry);
  const bytes = [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  return bytes / 1000;
}
