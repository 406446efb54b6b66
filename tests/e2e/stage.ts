/** A browser with the extension in it, inside the lab's network: what every end-to-end test stands on. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Relay } from '../../lab/calls/relay.ts';
import { type Lab, startLab } from '../../lab/lab.ts';
import type { BrowserName, DrivenBrowser, Page, View } from '../../scripts/browsers/driver.ts';
import { launch } from '../../scripts/browsers/launch.ts';
import type { Place, Verdict } from '../../src/core/types.ts';
import type { Snapshot } from '../../src/protocol.ts';

export const BROWSER = (process.env.REACH_BROWSER ?? 'chromium') as BrowserName;

/** The nightly way: times run as they do for people, and nothing is left out for the sake of time (`npm run test:long`). */
export const IS_LONG = process.env.REACH_PACE === 'true';

/** The build under test: with access to sites from the start, or as it is in the stores. */
export function extensionDir(kind: 'lab' | 'store' = 'lab'): string {
  const folder = BROWSER === 'chromium' ? 'chrome' : 'firefox';
  if (kind === 'store') return `dist/${folder}`;
  const dir = `dist/${IS_LONG ? 'test' : 'lab'}-${folder}`;
  if (!existsSync(dir)) throw new Error(`${dir} is missing: npm run build:lab`);
  return dir;
}

/** As the kernel writes it in its tables. */
const SYN_SENT = '02';

/** A browser that has sent nothing for so long has nothing more to send by itself. */
const QUIET_MS = 1000;
const MOST_QUIET_TURNS = 40;

/** Sockets of this network whose first packet has had no answer yet. */
function isDialling(): boolean {
  const tables = ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFileSync(file, 'utf8'));
  return tables.some((table) => table.split('\n').some((line) => line.trim().split(/\s+/)[3] === SYN_SENT));
}

export interface ReportedResult extends Omit<Verdict, 'ruleId' | 'witness'> {
  readonly id: string;
  readonly rule_id: string;
  readonly checked_at: string;
  readonly reused_connection: boolean;
  readonly roles: readonly { role: string; reach: string }[];
  readonly witness: readonly { step: string; probe: string; failure: string | null }[];
}

export interface Report {
  readonly network: { readonly state: string };
  readonly round: { readonly id: string };
  readonly results: readonly ReportedResult[];
}

export type Answered = { readonly ok: boolean; readonly error?: string; readonly round?: string };

/** What is unusual about the browser of a test. */
export interface StageSetting {
  /** Called with the home before the browser starts in it. */
  readonly furnish?: (home: string) => void;
  /** A proxy on this device that is set in the browser. */
  readonly proxyPort?: number;
  /** A SOCKS proxy on this device, which asks for names itself. */
  readonly socksPort?: number;
  /** Call servers to be played. */
  readonly relays?: readonly Relay[];
  /** Switches of Chromium. */
  readonly args?: readonly string[];
  /** Preferences of Firefox; null leaves one as the browser has it. */
  readonly prefs?: Readonly<Record<string, string | number | boolean | null>>;
  /** Certificates say where to ask whether they were revoked. */
  readonly ocsp?: boolean;
}

function proxyPrefs(port: number): Record<string, string | number> {
  const host = '127.0.0.1';
  return {
    // Set by hand.
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': port,
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': port,
  };
}

function socksPrefs(port: number): Record<string, string | number | boolean> {
  return {
    'network.proxy.type': 1,
    'network.proxy.socks': '127.0.0.1',
    'network.proxy.socks_port': port,
    'network.proxy.socks_version': 5,
    'network.proxy.socks_remote_dns': true,
  };
}

export class Stage {
  /** Files of one run have one process and one network. */
  static #common: Stage | null = null;

  readonly lab: Lab;
  readonly browser: DrivenBrowser;
  readonly #home: string;

  private constructor(lab: Lab, browser: DrivenBrowser, home: string) {
    this.lab = lab;
    this.browser = browser;
    this.#home = home;
  }

  static async set(
    scenario: string,
    kind: 'lab' | 'store' = 'lab',
    {
      furnish,
      proxyPort,
      socksPort,
      relays = [],
      args: switches = [],
      prefs: own = {},
      ocsp = false,
    }: StageSetting = {},
  ): Promise<Stage> {
    await Stage.endCommon();
    const home = mkdtempSync(join(tmpdir(), 'reach-stage-'));
    furnish?.(home);
    const lab = await startLab({ scenario, mode: 'namespace', relays, ocsp });
    // A click grants what a page asks for: the prompt itself belongs to the browser.
    const prefs = {
      ...lab.firefoxPrefs(),
      'extensions.webextOptionalPermissionPrompts': false,
      // The namespace has no link that Firefox watches, so it would take itself for offline.
      'network.manage-offline-status': false,
      ...(proxyPort === undefined ? {} : proxyPrefs(proxyPort)),
      ...(socksPort === undefined ? {} : socksPrefs(socksPort)),
      ...own,
    };
    const server = socksPort === undefined ? proxyPort && `127.0.0.1:${proxyPort}` : `socks5://127.0.0.1:${socksPort}`;
    const args = [...switches, ...(server ? [`--proxy-server=${server}`] : [])];
    const chromium = BROWSER === 'chromium' ? { args } : {};
    const browser = await launch({
      browser: BROWSER,
      extensionDir: extensionDir(kind),
      home,
      caPem: lab.caPem,
      prefs,
      ...chromium,
    });
    return new Stage(lab, browser, home);
  }

  /** To be called by whoever sets up a network of his own: two would want the same ports. */
  static async endCommon(): Promise<void> {
    if (Stage.#common) await Stage.#common.#end();
    Stage.#common = null;
  }

  /** The stage that files share which need nothing unusual: a browser takes seconds to start. It ends with its network. */
  static async common(scenario = 'open'): Promise<Stage> {
    const stage = Stage.#common ?? (await Stage.set(scenario));
    Stage.#common = stage;
    await stage.lab.use(scenario, { cut: true });
    await stage.ask({ request: 'erase' });
    return stage;
  }

  /** The same, with nothing before it: a browser goes on for a minute and more with what earlier tests left unanswered. */
  static async afresh(): Promise<Stage> {
    await Stage.endCommon();
    return Stage.common();
  }

  /** A new scenario for a user who has just answered the welcome page. */
  async begin(scenario: string, place: Place = 'outside'): Promise<void> {
    await this.lab.use(scenario, { cut: true });
    await this.ask({ request: 'erase' });
    await this.ask({ request: 'accept-consent', place });
  }

  async ask<T = Answered>(message: object): Promise<T> {
    return this.browser.send<T>(message, 120_000);
  }

  async check(ids?: readonly string[]): Promise<Report> {
    const answer = await this.ask({ request: 'check-now', ...(ids ? { ids } : {}) });
    if (!answer.ok) throw new Error(answer.error);
    return this.report();
  }

  /** A busy machine makes a connection unsteady in earnest, and then nothing is said of sites: such a round is asked again, twice at most. */
  async checkSteady(ids?: readonly string[]): Promise<Report> {
    let report = await this.check(ids);
    for (let turn = 0; turn < 2 && report.network.state === 'impaired'; turn += 1) {
      this.lab.cutConnections();
      report = await this.check(ids);
    }
    return report;
  }

  /**
   * Counts from nought once nothing comes any more by itself: Chromium dials an old host once more when its connection is cut,
   * and the system goes on dialling one that was silent, for half a minute, also when nobody waits for it any longer.
   */
  async countAnew(): Promise<void> {
    let before = '';
    for (let turn = 0; turn < MOST_QUIET_TURNS; turn += 1) {
      const now = JSON.stringify(this.lab.counts());
      if (now === before && !isDialling()) break;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
    this.lab.resetCounts();
  }

  report(): Promise<Report> {
    return this.ask<Report>({ request: 'export-report' });
  }

  async snapshot(): Promise<Snapshot> {
    return (await this.ask<{ snapshot: Snapshot }>({ request: 'get-snapshot' })).snapshot;
  }

  /** URLs of the extension's own pages that are open in tabs. */
  openPages(): Promise<string[]> {
    return this.browser.background(
      `(globalThis.browser ?? chrome).tabs.query({}).then((tabs) => tabs.map((tab) => tab.url ?? ''))`,
    );
  }

  popup(view: View = { width: 380, height: 580 }): Promise<Page> {
    return this.browser.open('src/ui/popup/index.html', view);
  }

  async strike(): Promise<void> {
    if (this !== Stage.#common) await this.#end();
  }

  async #end(): Promise<void> {
    await this.browser.close();
    await this.lab.stop();
    rmSync(this.#home, { recursive: true, force: true });
  }
}
