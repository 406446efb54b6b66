/** Runs steps as soon as what they need is done, and as many at a time as the machine carries. */
import { spawn } from 'node:child_process';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Names of steps that have to succeed first. */
  readonly needs?: readonly string[];
  /** How much of the machine it fills, of `CAPACITY`; 1 where not said. */
  readonly load?: number;
  /** How long it may take before it counts as hanging. */
  readonly limitMs?: number;
}

/** Three times and more what the longest step of `npm test` takes on two cores, beside browsers. */
const LIMIT_MS = 25 * 60_000;

/** For what a process wrote last to arrive. */
const FLUSH_MS = 100;

/** What two cores carry: with more browsers at once, connections become unsteady in earnest. */
export const CAPACITY = 4;

export interface Ended {
  readonly name: string;
  readonly isOk: boolean;
}

type Run = (step: Step) => Promise<boolean>;

/** Returns how every step ended; one whose needs failed is not run, and failed as well. */
export async function runAll(steps: readonly Step[], run: Run = spawned): Promise<readonly Ended[]> {
  const ended = new Map<string, boolean>();
  const running = new Map<string, Promise<void>>();
  let waiting = [...steps];
  let load = 0;
  const start = (step: Step) => {
    const own = step.load ?? 1;
    load += own;
    const done = run(step).then((isOk) => {
      ended.set(step.name, isOk);
      running.delete(step.name);
      load -= own;
    });
    running.set(step.name, done);
  };
  while (waiting.length > 0 || running.size > 0) {
    for (const step of waiting) {
      const needs = step.needs ?? [];
      if (needs.some((name) => ended.get(name) === false)) ended.set(step.name, false);
      else if (needs.every((name) => ended.has(name)) && load + (step.load ?? 1) <= CAPACITY) start(step);
    }
    waiting = waiting.filter(({ name }) => !ended.has(name) && !running.has(name));
    const isStuck =
      running.size === 0 && !waiting.some(({ needs = [] }) => needs.some((name) => ended.get(name) === false));
    if (isStuck && waiting.length > 0) throw new Error(`nothing can start of: ${waiting.map(({ name }) => name)}`);
    if (running.size > 0) await Promise.race(running.values());
  }
  return [...ended].map(([name, isOk]) => ({ name, isOk }));
}

type Outcome = 'ok' | 'failed' | 'hung';

/**
 * Runs a step's command; its output is shown only where it failed. A step that hangs is ended with all that it started, for
 * a run that never ends tells nobody what was wrong. It is said and tried once more: no test has failed in it.
 */
export async function spawned(step: Step): Promise<boolean> {
  const outcome = await attempt(step);
  return (outcome === 'hung' ? await attempt(step) : outcome) === 'ok';
}

async function attempt({ name, command, env, limitMs = LIMIT_MS }: Step): Promise<Outcome> {
  const startedMs = Date.now();
  const output: Buffer[] = [];
  const outcome = await outcomeOf(command, { ...process.env, ...env }, limitMs, (piece) => output.push(piece));
  if (outcome !== 'ok') process.stdout.write(Buffer.concat(output));
  const word = { ok: 'ok  ', failed: 'FAIL', hung: 'HUNG' }[outcome];
  console.log(`${word} ${name} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
  return outcome;
}

function outcomeOf(
  [file, ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  limitMs: number,
  hear: (piece: Buffer) => void,
): Promise<Outcome> {
  const child = spawn(file ?? '', args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const end = () => endGroup(child.pid);
  // A group of its own hears neither the terminal nor the end of this process.
  process.on('exit', end);
  return new Promise((resolve) => {
    const ended = (outcome: Outcome) => {
      clearTimeout(watchdog);
      process.off('exit', end);
      // What it left running would keep the pipes open, and the machine busy.
      end();
      setTimeout(() => resolve(outcome), FLUSH_MS);
    };
    const watchdog = setTimeout(() => ended('hung'), limitMs);
    child.on('error', (error) => {
      hear(Buffer.from(String(error)));
      ended('failed');
    });
    // Not `close`: that waits for whoever holds the pipes.
    child.on('exit', (code) => ended(code === 0 ? 'ok' : 'failed'));
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}
