/** What a browser left on disk, looked at as somebody with the disk would: every byte of every file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the files below `folder` that hold one of `names`, as text of one or of two bytes a letter, and which names. */
export function filesNaming(folder: string, names: readonly string[]): Record<string, string[]> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const found = paths.map((path) => [path.slice(folder.length + 1), namesIn(readFileSync(path), names)] as const);
  return Object.fromEntries(found.filter(([, named]) => named.length > 0));
}

function namesIn(bytes: Buffer, names: readonly string[]): string[] {
  const narrow = bytes.toString('latin1').toLowerCase();
  return names.filter((name) => narrow.includes(name) || narrow.includes(wide(name)));
}

const wide = (name: string) => [...name].map((letter) => `${letter}\0`).join('');
