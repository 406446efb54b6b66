import { setTimeout as sleep } from 'node:timers/promises';
import type { Marionette } from './marionette.ts';

/** Runs the body of an async function with Firefox's own privileges. Arguments are JSON, and so is the answer. */
export type ChromeScript = <T>(body: string, ...args: unknown[]) => Promise<T>;

type Progress = { pending: true } | { pending: false; value?: string; error?: string };

/**
 * The script is started, then asked for its result: a command that waited for it would block every other command, and a
 * long one (a whole round of checks) would end with Marionette's script time-out.
 */
export function chromeScripts(marionette: Marionette): ChromeScript {
  let lastId = 0;
  const call = async <T>(script: string, args: unknown[]) => {
    const answer = await marionette.command<{ value: T }>('WebDriver:ExecuteScript', {
      script,
      args,
      sandbox: 'system',
      newSandbox: false,
    });
    return answer.value;
  };
  return async <T>(body: string, ...args: unknown[]): Promise<T> => {
    const id = ++lastId;
    await call(starter(body), [id, ...args]);
    for (let pause = 2; ; pause = Math.min(pause * 2, 100)) {
      const progress = await call<Progress>(collect, [id]);
      if (!progress.pending) return outcome<T>(progress);
      await sleep(pause);
    }
  };
}

function outcome<T>({ value, error }: { value?: string; error?: string }): T {
  if (error) throw new Error(error);
  return (value === undefined ? undefined : JSON.parse(value)) as T;
}

// The window outlives the sandbox in which Marionette runs a script.
const starter = (body: string) => `
  const [id, ...args] = arguments;
  const scripts = (Services.reachScripts ??= new Map());
  const entry = { pending: true };
  scripts.set(id, entry);
  (async (...args) => { ${body} })(...args).then(
    (value) => Object.assign(entry, { pending: false, value: JSON.stringify(value) }),
    (error) => Object.assign(entry, { pending: false, error: String(error?.message ?? error) }),
  );`;

const collect = `
  const [id] = arguments;
  const entry = Services.reachScripts.get(id) ?? { pending: false, error: 'The script was lost' };
  if (!entry.pending) Services.reachScripts.delete(id);
  return { ...entry };`;
