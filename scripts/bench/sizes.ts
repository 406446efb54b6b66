import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './table.ts';

/** Scripts that a page or the worker loads, followed through their imports, and the store zips. */
export async function benchSizes(): Promise<Row[]> {
  const rows = (['chrome', 'firefox'] as const).flatMap((build) => {
    const root = `dist/${build}`;
    return [
      { what: `${build} popup scripts`, kB: kilobytes(pageScripts(root, 'src/ui/popup/index.html')), aim: 30 },
      { what: `${build} background scripts`, kB: kilobytes([join(root, 'service-worker-loader.js')]), aim: 40 },
    ];
  });
  const zips = readdirSync('dist/zip').map((name) => ({
    what: name,
    kB: (statSync(join('dist/zip', name)).size / 1000).toFixed(1),
    aim: 250,
  }));
  return [...rows, ...zips];
}

function pageScripts(root: string, page: string): string[] {
  const html = readFileSync(join(root, page), 'utf8');
  return [...html.matchAll(/src="([^"]+\.js)"/g)].map(([, path = '']) => join(root, path));
}

function kilobytes(entries: readonly string[]): string {
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
  return (bytes / 1000).toFixed(1);
}
