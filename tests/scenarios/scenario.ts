/** Golden scenarios: what a browser saw in the lab, and what must be said of it. Recorded by `npm run bench:accuracy -- --record`, judged anew by `-- --expect`. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Truth } from '../../lab/truth.ts';
import { BLOCK_PAGE_ADDRESSES, blockPageOf } from '../../src/catalog/block-pages.ts';
import { analyze } from '../../src/core/analyze/analyze.ts';
import type { Facts } from '../../src/core/facts.ts';
import { judge } from '../../src/core/judge.ts';
import { networkOf } from '../../src/core/network.ts';
import type { Measurement, NetworkState, Verdict } from '../../src/core/types.ts';

export const FOLDER = dirname(fileURLToPath(import.meta.url));

export interface Recorded {
  readonly browser: string;
  readonly condition: string;
  readonly note: string;
  /** Whether the control helper was turned on. */
  readonly helper: boolean;
  readonly truth: Truth;
  readonly flaps: number;
  readonly measurement: Measurement;
}

export interface Expected {
  readonly network: NetworkState;
  readonly verdict: Verdict;
  readonly facts: Facts;
}

export const ids = (): string[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

export function recordedOf(id: string): Recorded {
  return JSON.parse(readFileSync(join(FOLDER, id, 'measurement.json'), 'utf8'));
}

export function expectedOf(id: string): Expected {
  return JSON.parse(readFileSync(join(FOLDER, id, 'expected.json'), 'utf8'));
}

/** What the core says of it today. The network is made anew from its controls. */
export function replay({ measurement, flaps }: Recorded): Expected {
  const { controls, viaProxy } = measurement.network;
  const made: Measurement = { ...measurement, network: networkOf(controls, viaProxy) };
  const isKnown = (url: string) => blockPageOf({ redirectedTo: url, body: null }, 'outside') !== null;
  const blockPages = { addresses: BLOCK_PAGE_ADDRESSES, isKnown };
  const facts = analyze(made, { blockPages, slowBefore: false, isWarm: false, flaps });
  return { network: made.network.state, verdict: judge(facts, made), facts };
}

/** Writes what the core says of every scenario today; then read the diff. */
export function writeExpectations(): void {
  for (const id of ids()) writeExpectation(id);
  formatAll();
}

export function writeExpectation(id: string): void {
  writeFileSync(join(FOLDER, id, 'expected.json'), textOf(replay(recordedOf(id))));
}

/** Brings the files into the form that the rest of the repository has, so that diffs show what changed and nothing else. */
export function formatAll(): void {
  execFileSync('node_modules/.bin/biome', ['format', '--vcs-enabled=false', '--write', FOLDER], { stdio: 'ignore' });
}

export function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
