import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeViolation } from './driver.ts';

const require = createRequire(import.meta.url);
let source: Promise<string> | undefined;

/** Evaluated by the debugger, so the page's Content-Security-Policy neither stops it nor has to be loosened. */
export async function runAxe(evaluate: <T>(expression: string) => Promise<T>): Promise<AxeViolation[]> {
  source ??= readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  if (!(await evaluate<boolean>('!!globalThis.axe?.run'))) await evaluate(`(() => { ${await source}\n})()`);
  return evaluate(`globalThis.axe.run(document).then(${summary})`);
}

const summary = `({ violations }) => violations.map(({ id, impact, help, nodes }) => ({
  id,
  impact: impact ?? null,
  help,
  nodes: nodes.map((node) => ({
    target: node.target.map(String),
    html: node.html,
    summary: node.failureSummary ?? '',
  })),
}))`;
