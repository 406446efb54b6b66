import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Device } from '../../lab/conditions/condition.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import { HELPER_HOST } from '../../lab/world.ts';
import { flapsOf } from '../../src/core/analyze/noise.ts';
import type { ServiceStatus, Snapshot } from '../../src/protocol.ts';
import type { BrowserName, DrivenBrowser } from '../browsers/driver.ts';
import { launch } from '../browsers/launch.ts';
import { refuseTunnels, setupOf, writeFiles } from './device.ts';
import type { Batch, Trial } from './trial.ts';

const ROUND_MS = 300_000;
/** A category that every place lets people check by hand. */
const CATEGORY = 'COMT';

/** What the program said of one host. */
export interface Said {
  readonly trial: Trial;
  readonly host: string;
  readonly status: ServiceStatus;
  readonly network: NonNullable<Snapshot['network']>;
  /** Sites of the round that failed once and answered when asked again. */
  readonly flaps: number;
}

/** A browser with the extension in it, inside the lab's network. */
export class Stage {
  readonly lab: Lab;
  readonly browser: DrivenBrowser;
  readonly device: Device | undefined;
  readonly #home: string;
  readonly #stopProxy: () => void;

  private constructor(lab: Lab, browser: DrivenBrowser, home: string, stopProxy: () => void, device?: Device) {
    this.lab = lab;
    this.device = device;
    this.#stopProxy = stopProxy;
    this.browser = browser;
    this.#home = home;
  }

  static async set(name: BrowserName, device?: Device): Promise<Stage> {
    const home = mkdtempSync(join(tmpdir(), 'reach-accuracy-'));
    const lab = await startLab({ scenario: 'open', mode: 'namespace' });
    const extensionDir = name === 'firefox' ? 'dist/test-firefox' : 'dist/test-chrome';
    const setup = setupOf(device);
    if (name === 'chromium') writeFiles(home, setup);
    const prefs = { ...lab.firefoxPrefs(), ...setup.prefs };
    const args = name === 'chromium' ? [...setup.args] : [];
    const stopProxy = await refuseTunnels();
    const browser = await launch({ browser: name, extensionDir, home, caPem: lab.caPem, prefs, args });
    return new Stage(lab, browser, home, stopProxy, device);
  }

  /** Rounds over the hosts of the batch by a user who has just answered the welcome page, one at once after the other. */
  async check({ place, scenario, trials }: Batch, helper: boolean, askings = 1): Promise<Said[]> {
    await this.lab.use(scenario, { cut: true });
    await this.#ask({ request: 'erase' });
    await this.#ask({ request: 'accept-consent', place });
    await this.#ask({ request: 'set', settings: { controlHelper: helper ? [`https://${HELPER_HOST}/`] : [] } });
    const urls = trials.flatMap((trial) => Object.entries(trial.urls));
    const targets = urls.map(([host, url]) => ({ id: host, name: host, url, category: CATEGORY }));
    await this.#ask({ request: 'replace-targets', targets });
    for (let asking = 0; asking < askings; asking += 1) await this.#ask({ request: 'check-now' });
    const { snapshot } = await this.browser.send<{ snapshot: Snapshot }>({ request: 'get-snapshot' });
    return trials.flatMap((trial) => trial.hosts.map((host) => saidOf(trial, host, snapshot)));
  }

  async #ask(message: object): Promise<void> {
    const answer = await this.browser.send<{ ok: boolean; error?: string }>(message, ROUND_MS);
    if (!answer.ok) throw new Error(`${JSON.stringify(message).slice(0, 80)}: ${answer.error}`);
  }

  async strike(): Promise<void> {
    await this.browser.close();
    await this.lab.stop();
    this.#stopProxy();
    rmSync(this.#home, { recursive: true, force: true });
  }
}

function saidOf(trial: Trial, host: string, { services, network }: Snapshot): Said {
  const flaps = flapsOf(services.map(({ observations }) => observations));
  const status = services.find(({ id }) => id === host);
  if (!status || !network) throw new Error(`nothing was said of ${host}`);
  return { trial, host, status, network, flaps };
}
