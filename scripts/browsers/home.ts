import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDeadline } from './wait.ts';

interface Owned {
  child?: ChildProcess;
  dir?: string;
}

const owned = new Set<Owned>();

export interface Home {
  dir: string;
  profile: string;
  /** Starts a browser in a process group of its own, which dies with this process. */
  start(path: string, args: string[], env: NodeJS.ProcessEnv, pipes: 0 | 2): ChildProcess;
  /** The end of what the browser wrote to its error output. */
  lastWords(): string;
  /** Waits a little for a browser that was told to end, unless there is no reason to; then kills what is left. */
  release(options?: { atOnce: boolean }): Promise<void>;
}

/** A HOME that is deleted on release, unless the caller brought it. */
export function makeHome(given?: string): Home {
  watchExit();
  const dir = given ?? mkdtempSync(join(tmpdir(), 'reach-browser-'));
  const profile = join(dir, 'profile');
  mkdirSync(profile, { recursive: true });
  const mine: Owned = given ? {} : { dir };
  owned.add(mine);
  let words = '';
  return {
    dir,
    profile,
    start(path, args, env, pipes) {
      const extra = pipes ? (['pipe', 'pipe'] as const) : [];
      const child = spawn(path, args, {
        env: environment(dir, env),
        detached: process.platform !== 'win32',
        stdio: ['ignore', 'ignore', 'pipe', ...extra],
      });
      // Read in any case: a browser whose error output nobody takes stops when the pipe is full.
      child.stderr?.on('data', (chunk) => {
        words = `${words}${chunk}`.slice(-4000);
      });
      child.on('error', (error) => {
        words += error.message;
      });
      mine.child = child;
      return child;
    },
    lastWords: () => words,
    async release(options) {
      await endGroup(mine.child, options?.atOnce ? 0 : 3000);
      remove(mine);
      owned.delete(mine);
    },
  };
}

function environment(dir: string, own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { HOME: user } = process.env;
  // The key to a display on which a window may be shown stays where it is.
  const display = user ? { XAUTHORITY: join(user, '.Xauthority') } : {};
  // Browsers leave files (icons of notifications) in the directory for temporary ones.
  return { ...display, ...process.env, HOME: dir, TMPDIR: dir, ...own };
}

async function endGroup(child: ChildProcess | undefined, patienceMs: number): Promise<void> {
  if (!child?.pid) return;
  const gone = child.exitCode !== null || child.signalCode !== null;
  const exit = gone ? Promise.resolve() : new Promise<void>((done) => child.once('exit', () => done()));
  await withDeadline(exit, patienceMs, 'browser exit').catch(() => {});
  killGroup(child);
  await withDeadline(exit, 3000, 'browser kill').catch(() => {});
}

function killGroup(child?: ChildProcess): void {
  if (!child?.pid) return;
  try {
    // Helpers (crash handler, zygotes) outlive the main process; the group takes them along.
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // The group is empty already.
  }
}

function remove(one: Owned): void {
  if (one.dir) rmSync(one.dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

let watching = false;

function watchExit(): void {
  if (watching) return;
  watching = true;
  process.on('exit', endAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      endAll();
      // With a listener of its own, the program decides for itself whether it ends.
      if (!process.listenerCount(signal)) process.kill(process.pid, signal);
    });
  }
}

function endAll(): void {
  for (const one of owned) {
    killGroup(one.child);
    try {
      remove(one);
    } catch {
      // A file that a dying browser still writes must not hide the reason for the exit.
    }
  }
  owned.clear();
}
