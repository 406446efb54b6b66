/** The background script as one piece, read once for all lives: a browser starts a worker in milliseconds, and so do tests. */
import { resolve } from 'node:path';
import { runInThisContext } from 'node:vm';
import { rolldown } from 'rolldown';
import type { Frame } from './offscreen.ts';

const ENTRY = 'entry';
const PARTS = `import ${JSON.stringify(resolve('src/background/main.ts'))};
export { requestOnce } from ${JSON.stringify(resolve('src/probe/request.ts'))};
export { dial } from ${JSON.stringify(resolve('src/probe/calls/dial.ts'))};`;

async function read(): Promise<(polyfill: object) => Frame> {
  const bundle = await rolldown({
    input: ENTRY,
    external: ['webextension-polyfill'],
    platform: 'neutral',
    logLevel: 'silent',
    plugins: [
      { name: 'entry', resolveId: (id) => (id === ENTRY ? id : null), load: (id) => (id === ENTRY ? PARTS : null) },
    ],
  });
  const globals = { 'webextension-polyfill': 'polyfill' };
  const { output } = await bundle.generate({ format: 'iife', name: 'script', exports: 'named', globals });
  return runInThisContext(`(polyfill) => {${output[0].code}\nreturn script; }`, { filename: 'background.js' });
}

let script: ReturnType<typeof read> | undefined;

/** Begins a life: the script runs to its end, with all its state anew, over these interfaces; returns what a frame asks with. */
export async function runScript(api: object): Promise<Frame> {
  script ??= read();
  return (await script)(api);
}
