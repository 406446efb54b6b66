import { readdirSync, readFileSync } from 'node:fs';
import type { DrivenBrowser } from '../browsers/driver.ts';

/**
 * Returns the memory, in bytes, that the process with the extension in it has for itself: worker or event page, its pages and frames, and
 * whatever the browser itself needs for them. NaN where the system does not tell.
 */
export function extensionMemory({ pid }: DrivenBrowser): number {
  const own = descendants(pid).find(isOfExtensions);
  return own === undefined ? Number.NaN : anonymous(own);
}

/** Clock ticks of Linux a second. */
const TICKS = 100;

/** Returns the seconds of a processor that it has used: unlike the clock, they do not tell what else the machine had to do. */
export function extensionWork({ pid }: DrivenBrowser): number {
  const own = descendants(pid).find(isOfExtensions);
  // The name may hold blanks; what follows it does not.
  const [, , , , , , , , , , , user = 'NaN', system = 'NaN'] =
    (own ? read(own, 'stat') : '').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(user) + Number(system)) / TICKS;
}

/** Chromium says so on the command line, Firefox in the name of the process. */
function isOfExtensions(pid: number): boolean {
  return read(pid, 'cmdline').includes('--extension-process') || read(pid, 'comm').startsWith('WebExtensions');
}

/** Pages of its own that stand in memory; those of files and of shared memory are not counted. */
function anonymous(pid: number): number {
  return 1024 * Number(/^RssAnon:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? Number.NaN);
}

function descendants(root: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .map(Number)
      .filter(Number.isInteger)
      .map((pid) => [pid, Number(/^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? 0)]),
  );
  const isBelow = (pid: number): boolean => pid > 1 && (pid === root || isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow);
}

/** A process may end while its files are read. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
