import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lab, startLab } from '../../lab/lab.ts';
import { isInside } from '../../lab/namespace.ts';
import { scenarioById } from '../../lab/scenarios/index.ts';
import { PLACES, type Place } from '../../src/core/types.ts';
import type { Snapshot } from '../../src/protocol.ts';
import type { BrowserName, DrivenBrowser } from '../browsers/driver.ts';
import { launch } from '../browsers/launch.ts';
import { printCalls, printSnapshot } from './print.ts';
import { RELAYS, VOUCHED } from './relays.ts';

export interface ShowOptions {
  readonly browser: BrowserName;
  /** Null for the real network. */
  readonly scenario: string | null;
  readonly place: string | null;
}

const POPUP = { width: 380, height: 580 };
const WELCOME = { width: 720, height: 900 };
const SCREENS = 'dist/screens';

/** Opens the welcome page for a person; resolves when the browser is closed. */
export async function showHeaded(options: ShowOptions): Promise<number> {
  return onStage(options, false, async (browser) => {
    await browser.open('src/ui/welcome/index.html');
    console.log('The browser is open; answer the welcome page to run a check. Close the browser to end.');
    await browser.ended;
    return 0;
  });
}

/** Runs one round, prints what it found and saves screenshots. */
export async function showHeadless(options: ShowOptions): Promise<number> {
  return onStage(options, true, async (browser) => {
    const place = placeOf(options);
    mkdirSync(SCREENS, { recursive: true });
    await shoot(browser, 'welcome', WELCOME);
    console.log(`Checking as somebody whose place is "${place}"...`);
    await browser.send({ request: 'accept-consent', place });
    const round = await browser.send<{ ok: boolean; error?: string }>({ request: 'check-now' }, 600_000);
    if (!round.ok) {
      console.error(`The check did not run: ${round.error}`);
      return 1;
    }
    const { snapshot } = await browser.send<{ snapshot: Snapshot }>({ request: 'get-snapshot' });
    printSnapshot(snapshot);
    if (options.scenario !== null) await showCalls(browser, place);
    await shoot(browser, 'popup', POPUP);
    console.log(`\nScreenshots: ${SCREENS}/popup.png, ${SCREENS}/welcome.png`);
    return 0;
  });
}

/** Tests calls as a click would, with servers that the lab plays; where a place takes one service at a time, Telegram's. */
async function showCalls(browser: DrivenBrowser, place: Place): Promise<void> {
  await browser.send({ request: 'set', settings: { callRelays: VOUCHED } });
  const ids = place === 'outside' ? {} : { ids: ['telegram'] };
  const tested = await browser.send<{ ok: boolean; error?: string }>({ request: 'check-calls', ...ids }, 120_000);
  const { snapshot } = await browser.send<{ snapshot: Snapshot }>({ request: 'get-snapshot' });
  if (tested.ok) printCalls(snapshot);
  else console.log(`\nCalls were not tested: ${tested.error}`);
}

function placeOf({ place, scenario }: ShowOptions): Place {
  const wanted = place ?? (scenario ? scenarioById(scenario).place : 'outside');
  return PLACES.find((one) => one === wanted) ?? 'outside';
}

async function shoot(browser: DrivenBrowser, name: string, view: typeof POPUP): Promise<void> {
  const page = await browser.open(`src/ui/${name}/index.html`, view);
  await page.waitFor('document.querySelector("h1, h2") !== null');
  await page.screenshot(`${SCREENS}/${name}.png`);
  await page.close();
}

async function onStage(
  { browser: name, scenario }: ShowOptions,
  headless: boolean,
  play: (browser: DrivenBrowser) => Promise<number>,
): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'reach-start-'));
  const lab = scenario === null ? null : await simulated(scenario);
  const trust = lab ? { caPem: lab.caPem, args: lab.chromiumArgs(), prefs: lab.firefoxPrefs() } : {};
  const extensionDir = name === 'firefox' ? 'dist/test-firefox' : 'dist/test-chrome';
  const browser = await launch({ browser: name, extensionDir, home, headless, ...trust });
  try {
    return await play(browser);
  } finally {
    await browser.close();
    await lab?.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function simulated(id: string): Promise<Lab> {
  const { title, description } = scenarioById(id);
  console.log(`SIMULATED NETWORK: ${title}. ${description}`);
  if (!isInside())
    console.log('Without a network namespace it is imitated on loopback: methods may be named differently.');
  return startLab({ scenario: id, mode: isInside() ? 'namespace' : 'loopback', relays: RELAYS });
}
