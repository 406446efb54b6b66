import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { targetOf } from '../../src/contract/list.ts';
import { networkOf } from '../../src/core/network.ts';
import type { ControlResult, Observation } from '../../src/core/types.ts';
import { FOLDER, type Recorded, textOf, writeExpectation } from '../../tests/scenarios/scenario.ts';
import type { BrowserName } from '../browsers/driver.ts';
import type { Said } from './stage.ts';

/** Stands for the host of every scenario, whatever it was called in the run. */
const HOST = 'site.example';

/** Writes what a browser saw of a condition as a golden scenario: scrubbed, rounded, in a fixed order. */
export function record(browser: BrowserName, helper: boolean, said: Said): void {
  const { trial, host, status, network, flaps } = said;
  if (host !== trial.hosts[0]) return;
  const id = `${browser}-${trial.id}${helper ? '' : '-alone'}`;
  const startMs = Math.min(...status.observations.map(({ atMs }) => atMs));
  const recorded: Recorded = {
    browser,
    condition: trial.id,
    note: trial.scenario.description,
    helper,
    truth: trial.truth,
    flaps,
    measurement: {
      target: targetOf({ id: 'site', name: 'Site', url: trial.urls[host] ?? '', category: 'COMT' }),
      atMs: 0,
      network: networkOf([...network.controls].map(rounded).sort(byId), network.viaProxy),
      observations: status.observations.map((one) => timed(one, startMs)),
      notAsked: status.notAsked,
    },
  };
  const folder = join(FOLDER, id);
  mkdirSync(folder, { recursive: true });
  const own = host.replace(/^www\./, '');
  writeFileSync(join(folder, 'measurement.json'), textOf(recorded).replaceAll(own, HOST));
  writeExpectation(id);
}

const round = (value: number, step: number) => Math.round(value / step) * step;
const byId = (a: ControlResult, b: ControlResult) => (a.id < b.id ? -1 : 1);

function rounded(control: ControlResult): ControlResult {
  const { bytesPerSecond: rate } = control;
  // Two digits: enough for a baseline.
  const bytesPerSecond = rate === null ? null : Number(rate.toPrecision(2));
  return { ...control, durationMs: round(control.durationMs, 100), bytesPerSecond };
}

function timed(one: Observation, startMs: number): Observation {
  const times = { atMs: round(one.atMs - startMs, 100), durationMs: round(one.durationMs, 10) };
  return 'longestGapMs' in one
    ? { ...one, ...times, longestGapMs: round(one.longestGapMs, 10) }
    : ({ ...one, ...times } as Observation);
}
