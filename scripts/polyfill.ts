import { readdirSync, readFileSync } from 'node:fs';

/** Firefox has promises of its own, and the polyfill only hands them on. */
export const FIREFOX_POLYFILL = 'export default globalThis.browser;';

/** Returns the interfaces of the browser that `src/browser` calls, such as `alarms` and `storage`. */
export function usedInterfaces(folder = 'src/browser'): ReadonlySet<string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const code = files.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n');
  return new Set([...code.matchAll(/\bbrowser\??\.(\w+)|\{ (\w+) \} = browser\b/g)].map(([, a, b]) => a ?? b ?? ''));
}

/**
 * Returns the polyfill with the description of the used interfaces only: it wraps those it has a description of, and more
 * than half of its bytes describe what is never called. Throws where a new version is written differently.
 */
export function polyfillFor(code: string, used: ReadonlySet<string>): string {
  const found = /const apiMetadata = (\{[\s\S]*?\n {6}\});/.exec(code);
  if (!found?.[1]) throw new Error('webextension-polyfill: its description of interfaces was not found');
  const all = Object.entries(JSON.parse(found[1]) as Record<string, object>);
  const kept = Object.fromEntries(all.filter(([name]) => used.has(name)));
  return code.replace(found[1], () => JSON.stringify(kept));
}
