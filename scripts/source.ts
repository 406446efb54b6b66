import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Zippable, zipSync } from 'fflate';

/** Returns the zip from which a store's reviewers build the same package: all that the repository holds at this commit, tests included. */
export function sourceZip(mtime: Date): Uint8Array {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean).sort();
  const entries: Zippable = {};
  for (const file of files) entries[file] = [readFileSync(file), { mtime, level: 9 }];
  return zipSync(entries);
}
