import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compat from '@mdn/browser-compat-data' with { type: 'json' };

/** Interfaces that the extension uses and Firefox for Android lacks. The background starts, and checks, without them. */
export const LACKING = ['commands', 'contextMenus', 'storage.managed'] as const;

const FOLDER = join(import.meta.dirname, '../../src/browser');
const CHAIN = /\bbrowser((?:\??\.[a-zA-Z0-9]+)+)/g;
const TAKEN = /\{ ([\w, ]+) \} = browser(?:\.(\w+))?;/g;

/** Returns the interfaces of `browser` that the door uses, such as `alarms.create`. What stands on `chrome` is for Chromium alone. */
export function usedInterfaces(): readonly string[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.includes('.test.'));
  const used = files.flatMap((name) => interfacesIn(readFileSync(join(FOLDER, name), 'utf8')));
  return [...new Set(used)].sort();
}

/** Types of the polyfill begin with a capital, and are no interfaces. */
function interfacesIn(code: string): string[] {
  const chains = [...code.matchAll(CHAIN)].map(([, chain = '']) => chain.replaceAll('?', '').slice(1));
  const taken = [...code.matchAll(TAKEN)].flatMap(([, names = '', below]) =>
    names.split(', ').map((name) => (below ? `${below}.${name}` : name)),
  );
  return [...chains, ...taken].filter((path) => !/^[A-Z]/.test(path));
}

interface Node {
  readonly __compat?: { readonly support: Record<string, unknown> };
  readonly [member: string]: unknown;
}

/** Returns whether Firefox for Android has it, by its compatibility data; the longest part that the data know decides. */
export function isOnAndroid(path: string): boolean {
  let node = compat.webextensions.api as unknown as Node;
  let support: unknown;
  for (const part of path.split('.')) {
    const next = node[part] as Node | undefined;
    if (!next) break;
    node = next;
    support = node.__compat?.support.firefox_android ?? support;
    if (support !== undefined && !isThere(support)) return false;
  }
  return support !== undefined && isThere(support);
}

function isThere(support: unknown): boolean {
  const [newest] = [support].flat() as { version_added?: string | boolean | null; version_removed?: unknown }[];
  return Boolean(newest?.version_added) && !newest?.version_removed;
}
