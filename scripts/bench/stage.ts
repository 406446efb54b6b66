import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Relay } from '../../lab/calls/relay.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { SERVICES } from '../../src/catalog/services.ts';
import type { BrowserName, DrivenBrowser } from '../browsers/driver.ts';
import { launch } from '../browsers/launch.ts';

/** Services of a measured round. */
const COUNT = 40;

/** A popup that shows one line and does nothing, to compare with. */
export const BARE_PAGE = 'bare.html';
const BARE = '<!doctype html><style>body{width:380px;height:580px}</style><h1>One line</h1>';

export interface Bench {
  readonly lab: Lab;
  readonly browser: DrivenBrowser;
  begin(scenario: string): Promise<void>;
  close(): Promise<void>;
}

export async function openBench(name: BrowserName, relays: readonly Relay[] = []): Promise<Bench> {
  const home = mkdtempSync(join(tmpdir(), 'reach-bench-'));
  const lab = await startLab({ scenario: 'open', mode: 'namespace', relays });
  const extensionDir = name === 'firefox' ? 'dist/test-firefox' : 'dist/test-chrome';
  writeFileSync(join(extensionDir, BARE_PAGE), BARE);
  const browser = await launch({ browser: name, extensionDir, home, caPem: lab.caPem, prefs: lab.firefoxPrefs() });
  return {
    lab,
    browser,
    async begin(scenario) {
      await lab.use(scenario, { cut: true });
      await browser.send({ request: 'erase' });
      await browser.send({ request: 'accept-consent', place: 'outside' });
      await browser.send({ request: 'set', settings: { included: more() } });
      lab.resetCounts();
    },
    async close() {
      await browser.close();
      await lab.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Services beyond the watched ones, so that a round has forty; those of a state are never asked outside. */
function more(): string[] {
  const asked = SERVICES.filter(({ watched, state }) => watched && !state).length;
  const others = SERVICES.filter(({ watched, state }) => !watched && !state);
  return others.slice(0, Math.max(0, COUNT - asked)).map(({ id }) => id);
}
