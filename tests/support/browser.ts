/**
 * A browser with the extension in it, without a browser: the real background script over interfaces that count, refuse, hang and die
 * as real ones do. What the worker keeps in variables goes with each life; storage, alarms, notices and permissions stay.
 *
 * Usage: `const browser = new FakeBrowser({ build: 'chrome' }); await browser.start(); await browser.ask({ request: … });`
 */
import { vi } from 'vitest';
import type { Answer, Message, RequestName } from '../../src/protocol.ts';
import { type FakeAlarm, FakeAlarms } from './browser/alarms.ts';
import { type Changes, FakeArea } from './browser/area.ts';
import { Calls } from './browser/calls.ts';
import { Clock } from './browser/clock.ts';
import { facade } from './browser/facade.ts';
import { Life, matches } from './browser/life.ts';
import { FakeOffscreen, type Frame } from './browser/offscreen.ts';
import { Peers } from './browser/peers.ts';
import { runScript } from './browser/script.ts';
import { Wire } from './browser/wire.ts';
import { type Build, openWorld, TRUE_ADDRESS, type World } from './browser/world.ts';

export interface FakeTab {
  readonly id: number;
  readonly url: string;
  readonly active: boolean;
  readonly incognito: boolean;
}

export interface Setting {
  readonly build?: Build;
  readonly world?: World;
  readonly language?: string;
  /** Real time and timers, for tests that draw pages. */
  readonly isRealTime?: boolean;
  /** Interfaces that this browser does not have, such as `storage.managed`. */
  readonly lacking?: readonly string[];
}

const ALL_HOSTS = ['http://*/*', 'https://*/*'];

export class FakeBrowser {
  readonly build: Build;
  readonly id = 'reach-of-tests';
  readonly origin: string;
  readonly language: string;
  os = 'linux';
  readonly calls = new Calls();
  readonly local: FakeArea;
  readonly session: FakeArea;
  readonly alarms = new FakeAlarms();
  readonly clock: Clock;
  readonly wire: Wire;
  readonly offscreen: FakeOffscreen;
  /** Call servers, and what was asked of them. */
  readonly peers: Peers;
  /** What an organisation has set. */
  policy: Record<string, unknown> = {};
  /** Patterns of hosts that the extension may ask. */
  hosts = new Set(ALL_HOSTS);
  /** Hosts that the browser keeps from all extensions, by its own list or an organisation's. */
  readonly keptHosts = new Set<string>();
  /** Whether the person says yes when asked. */
  grantsWhenAsked = true;
  readonly notices = new Map<string, { title: string; message: string }>();
  /** Each showing of a notice, in order: id, title and text. */
  readonly shown: { id: string; title: string; message: string }[] = [];
  readonly action = { icon: '', badge: '', title: '' };
  readonly menu = new Map<string, string>();
  readonly tabs: FakeTab[] = [];
  readonly sessionRules = new Map<number, chrome.declarativeNetRequest.Rule>();
  isOnline = true;
  isRemoved = false;
  /** The network around; change it at any time. */
  world: World;
  /** Names as the system's resolver tells them; null for one that it does not find. */
  names: (host: string) => readonly string[] | null = () => [TRUE_ADDRESS];
  readonly resolved: { host: string; flags: readonly string[] }[] = [];
  /** The life of the worker; over, where it sleeps or was killed. */
  life = new Life();
  /** How often the script was read. */
  lives = 0;
  readonly #lacking: readonly string[];

  constructor({ build = 'chrome', world, language = 'en', isRealTime = false, lacking = [] }: Setting = {}) {
    this.#lacking = lacking;
    this.build = build;
    this.language = language;
    this.world = world ?? openWorld(build);
    this.origin = `${build === 'chrome' ? 'chrome' : 'moz'}-extension://${this.id}/`;
    const changed = (changes: Changes, area: string) => this.life.tell('storage.onChanged', changes, area);
    this.local = new FakeArea('local', changed);
    this.session = new FakeArea('session', changed);
    this.offscreen = new FakeOffscreen(this.id);
    this.peers = new Peers(build);
    this.wire = new Wire({
      build,
      origin: this.origin,
      isKept: (host) => this.keptHosts.has(host),
      mayAsk: (url) => [...this.hosts].some((pattern) => matches(pattern, url)),
      world: () => (this.isOnline ? this.world : () => null),
    });
    this.clock = new Clock(isRealTime, {
      next: (untilMs) => this.alarms.next(untilMs),
      ring: (alarm) => this.#ring(alarm),
    });
    this.life.end();
  }

  /** Reads the real script, as a browser does that wakes its worker. */
  async start(): Promise<void> {
    this.life.end();
    const life = new Life();
    this.life = life;
    this.lives += 1;
    let frame: Frame | null = null;
    const api = facade(this, life, () => {
      if (!frame) throw new Error('the script has not been read');
      return frame;
    });
    for (const path of this.#lacking) takeAway(api, path.split('.'));
    this.#stage(life, api);
    vi.resetModules();
    vi.doMock('webextension-polyfill', () => ({ default: api }));
    frame = await runScript(api);
  }

  /** Starts the worker, and lets time pass until all that begins with it is done. */
  async wake(): Promise<void> {
    if (this.life.isOver) await this.start();
    await this.clock.settle();
  }

  /** Ends the worker at once, in the middle of whatever it does; what it has sent to the browser takes effect. */
  kill(): void {
    if (!this.life.isOver) this.calls.land();
    this.life.end();
  }

  /** Closes the browser and opens it again: memory is empty, and Firefox has lost its alarms. */
  async restart(): Promise<void> {
    this.life.end();
    this.session.clear();
    this.notices.clear();
    this.sessionRules.clear();
    if (this.offscreen.url !== null) this.offscreen.close();
    if (this.build === 'firefox') this.alarms.clearAll();
    await this.start();
    this.life.tell('runtime.onStartup');
    await this.clock.settle();
  }

  /** Sends a message as an own page does, and lets time pass until it is answered. */
  ask<N extends RequestName>(message: Message<N>): Promise<Answer<N>> {
    return this.clock.run(this.send<N>(message));
  }

  /** As above, but time stands still; the test lets it pass. */
  async send<N extends RequestName>(message: Message<N>): Promise<Answer<N>> {
    const page = { id: this.id, url: `${this.origin}src/ui/dashboard/index.html` };
    return (await this.deliver(message, page)) as Answer<N>;
  }

  /** A message from anywhere. */
  async deliver(message: unknown, sender: object): Promise<unknown> {
    if (this.life.isOver) await this.start();
    const { life } = this;
    return new Promise((resolve, reject) => {
      life.onEnd(() => reject(new Error('the message channel closed before a response was received')));
      const clone = JSON.parse(JSON.stringify(message)) as unknown;
      const heard = life.tell('runtime.onMessage', clone, sender, (answer: unknown) =>
        resolve(answer === undefined ? undefined : JSON.parse(JSON.stringify(answer))),
      );
      if (heard.length === 0) reject(new Error('Could not establish connection. Receiving end does not exist.'));
    });
  }

  /** Something happens that the worker listens to: it is woken where it sleeps. */
  async happen(event: string, ...args: unknown[]): Promise<void> {
    if (this.life.isOver) await this.start();
    this.life.tell(event, ...args);
  }

  /** The same, and time passes until nothing is left to do. */
  async happened(event: string, ...args: unknown[]): Promise<void> {
    await this.happen(event, ...args);
    await this.clock.settle();
  }

  /** Lets an alarm ring now, whenever it is due. */
  async ring(name: string): Promise<void> {
    const alarm = this.alarms.get(name);
    if (alarm) this.alarms.rang(alarm);
    await this.happened('alarms.onAlarm', alarm ?? { name, scheduledTime: Date.now() });
  }

  async setPolicy(policy: Record<string, unknown>): Promise<void> {
    this.policy = policy;
    await this.happened('storage.onChanged', {}, 'managed');
  }

  async withdrawHosts(...kept: string[]): Promise<void> {
    this.hosts = new Set(kept);
    await this.happened('permissions.onRemoved', { origins: ALL_HOSTS });
  }

  async #ring(alarm: FakeAlarm): Promise<void> {
    this.alarms.rang(alarm);
    await this.happen('alarms.onAlarm', alarm);
  }

  look(change: Partial<FakeBrowser['action']>): void {
    Object.assign(this.action, change);
  }

  remove(): void {
    this.isRemoved = true;
    this.kill();
  }

  grants(pattern: string): boolean {
    if (this.hosts.has(pattern)) return true;
    const url = pattern.replace('*://', 'https://').replace('/*', '/');
    return !url.includes('*') && [...this.hosts].some((one) => matches(one, url));
  }

  grant(origins: readonly string[]): boolean {
    if (!this.grantsWhenAsked) return false;
    for (const origin of origins) this.hosts.add(origin);
    this.life.tell('permissions.onAdded', { origins });
    return true;
  }

  show(id: string, { title, message }: { title: string; message: string }): string {
    this.notices.set(id, { title, message });
    this.shown.push({ id, title, message });
    return id;
  }

  open(url: string): FakeTab {
    const tab = { id: this.tabs.length + 1, url, active: true, incognito: false };
    this.tabs.push(tab);
    return tab;
  }

  tab(id: number): FakeTab {
    const tab = this.tabs.find((one) => one.id === id);
    if (!tab) throw new Error(`No tab with id: ${id}.`);
    return tab;
  }

  resolve(host: string, flags: readonly string[]): { addresses: readonly string[]; isTRR: boolean } {
    this.resolved.push({ host, flags });
    const addresses = this.names(host);
    if (!addresses) throw new Error('NS_ERROR_UNKNOWN_HOST');
    return { addresses, isTRR: false };
  }

  /** Everything that stands in storage, read: for tests that look for what may not be there. */
  get stored(): string {
    return JSON.stringify([this.local.all, this.session.all]);
  }

  /** Puts this life's interfaces where the script looks for them. */
  #stage(life: Life, api: object): void {
    const online = () => this.isOnline;
    const connection = {
      addEventListener: (name: string, heard: () => void) => life.event(`connection.${name}`).addListener(heard),
    };
    const navigator = {
      get onLine() {
        return online();
      },
      ...(this.build === 'chrome' && { connection }),
    };
    const performance = {
      now: () => this.clock.monotonicMs,
      getEntriesByName: (name: string) => this.wire.timing(name),
      clearResourceTimings: () => undefined,
    };
    const globals = {
      __HAS_OFFSCREEN__: this.build === 'chrome',
      browser: api,
      chrome: api,
      fetch: (url: string, init?: RequestInit) => this.wire.fetch(life, url, init),
      navigator,
      performance,
      addEventListener: (name: string, heard: () => void) => life.event(`self.${name}`).addListener(heard),
      ...this.peers.globals(() => life.isOver),
      ...this.clock.globals(life),
    };
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  }
}

function takeAway(api: object, [name = '', ...below]: string[]): void {
  if (below.length === 0) Reflect.deleteProperty(api, name);
  else takeAway(Reflect.get(api, name) as object, below);
}
