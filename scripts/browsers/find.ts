import { existsSync, realpathSync } from 'node:fs';
import { candidates, type Machine, override } from './candidates.ts';
import type { BrowserName } from './driver.ts';

export interface FoundBrowser {
  path: string;
  /** What the user should know before relying on it. */
  warning?: string;
}

type Exists = (file: string) => boolean;

const here: Machine = { platform: process.platform, env: process.env };

export function findBrowser(name: BrowserName, machine = here, exists: Exists = existsSync): FoundBrowser {
  const found = lookForBrowser(name, machine, exists);
  if (found) return found;
  const variable = override[name];
  throw new Error(`${name} was not found. Run \`npm start\` to install it, or set ${variable} to its executable.`);
}

/** An executable named by the environment counts even against a better one found by ourselves; a wrong one is an error. */
export function lookForBrowser(
  name: BrowserName,
  machine = here,
  exists: Exists = existsSync,
): FoundBrowser | undefined {
  const variable = override[name];
  const named = machine.env[variable];
  if (named && !exists(named)) throw new Error(`${variable} is ${named}, and there is no such file.`);
  const path = named ?? candidates(name, machine).find((candidate) => exists(candidate));
  if (!path) return undefined;
  const warning = warningFor(path, name);
  return warning ? { path, warning } : { path };
}

function warningFor(path: string, name: BrowserName): string | undefined {
  if (isSnap(path)) {
    const variable = override[name];
    return `${path} is a snap, which cannot reach a throw-away profile: install another build and set ${variable}.`;
  }
  if (/google[- ]chrome|Google\\Chrome/i.test(path)) {
    return `${path} is Google's own build: from version 137 on it ignores --load-extension; the extension is loaded through the debugging pipe. Chromium and Edge are the tested ways.`;
  }
  return undefined;
}

function isSnap(path: string): boolean {
  try {
    return path.startsWith('/snap/') || realpathSync(path) === '/usr/bin/snap';
  } catch {
    return false;
  }
}
