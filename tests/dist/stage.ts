/** The packages as they were built; `npm run build` makes them. */
import { existsSync } from 'node:fs';

export const STORES = ['chrome', 'firefox'] as const;

for (const name of STORES)
  if (!existsSync(`dist/${name}/manifest.json`)) throw new Error(`dist/${name} is missing: npm run build`);
