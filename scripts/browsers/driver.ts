export type BrowserName = 'chromium' | 'firefox';

/** How a page is shown; whatever is left out stays as the browser has it. Locale is a launch option: no browser changes it in a running tab. */
export interface View {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  reducedMotion?: boolean;
  forcedColors?: boolean;
}

/** `id` is the extension's own notification id. */
export interface SeenNotification {
  id: string;
  title: string;
  message: string;
  at: number;
}

export interface AxeViolation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: string[]; html: string; summary: string }[];
}

/** Role in ARIA's words, and accessible name. */
export interface Focused {
  role: string;
  name: string;
}

export type Evaluable<T, A> = string | ((arg: A) => T | Promise<T>);

export interface Page {
  /** Runs an expression, or a self-contained function with a JSON argument, in the page; awaits a promise; answers JSON. */
  evaluate<T, A = unknown>(code: Evaluable<T, A>, arg?: A): Promise<T>;
  /** A real mouse click in the middle of the first element that matches, once it is visible. */
  click(selector: string): Promise<void>;
  /** Focuses the element, then presses a real key for each character. */
  type(selector: string, text: string): Promise<void>;
  /** A real key press: 'Tab', 'Shift+Tab', 'Enter', 'Control+a', 'ArrowDown', 'x'. */
  press(key: string): Promise<void>;
  text(selector: string): Promise<string>;
  /** The element that has the focus, as the browser tells it to a screen reader. Rejects in Firefox's real popup. */
  focused(): Promise<Focused>;
  html(): Promise<string>;
  /** Resolves when the expression is truthy; navigation in between is allowed. Default 10 s. */
  waitFor(expression: string, timeoutMs?: number): Promise<void>;
  screenshot(file: string, options?: { fullPage?: boolean }): Promise<void>;
  axe(): Promise<AxeViolation[]>;
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

export interface DrivenBrowser {
  readonly name: BrowserName;
  readonly version: string;
  readonly extensionId: string;
  /** The throw-away HOME; pass it to the next `launch` with `home` to restart with the same profile. */
  readonly home: string;
  readonly pid: number;
  url(path: string): string;
  open(path: string, view?: View): Promise<Page>;
  /** An ordinary web page; resolves when it has loaded, shows the browser's error page, or after 30 s. */
  openSite(url: string, view?: View): Promise<Page>;
  /** The real popup of the action. It takes the size of its content; the view is put on after its first script. */
  openPopup(view?: View): Promise<Page>;
  /**
   * `runtime.sendMessage` from a page of the extension (its manifest) that is in no tab and no window and lives only until the answer: it
   * wakes the background as a page of the UI would, and does not keep it alive.
   */
  send<T>(message: unknown, timeoutMs?: number): Promise<T>;
  /** Evaluates in the global of the worker or event page, waking it. In Chromium the worker cannot fall asleep meanwhile. */
  background<T>(expression: string): Promise<T>;
  /** Ends the worker or event page at once, also in the middle of work: what it owed an answer to rejects. */
  stopBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  /** Bytes that the scripts of the worker hold, garbage included. Present only where the browser tells. */
  workerHeap?(): Promise<number>;
  /**
   * Every notification shown since launch, in order, as it left the browser for the desktop; a replaced one counts again. Chromium (headless,
   * Linux): the Notify calls on a session bus of ours; the text is the desktop's, the id is asked from the extension's own list and is '' when
   * the notification was gone before that. Firefox: the calls of its notification service. Neither depends on the background. A notification
   * leaves the browser some milliseconds after `notifications.create` has answered: poll for it, and wait before saying that none came.
   */
  notifications(): Promise<SeenNotification[]>;
  clickNotification(id: string): Promise<void>;
  clickAction(): Promise<void>;
  /**
   * As if a person had chosen the extension's entry `id` in the menu of the tab in front. The menu itself belongs to the browser's own
   * window and is not drawn: the event is the browser's, and wakes the background like a true one.
   */
  chooseMenu(id: string): Promise<void>;
  badge(): Promise<{ text: string; title: string }>;
  grantHosts(): Promise<void>;
  revokeHosts(): Promise<void>;
  /** Fires the named alarm of the extension now, keeping its period. Rejects when there is no such alarm. */
  wakeAlarm(name: string): Promise<void>;
  /** Present only where the whole browser, extension included, really goes offline. */
  setOffline?(offline: boolean): Promise<void>;
  /** Resolves when the browser has ended by itself or by `close`. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  browser: BrowserName;
  /** The unpacked extension for that browser. */
  extensionDir: string;
  /**
   * Reuse this HOME and profile, and leave it in place on close. The storage of the extension is kept; for the browser it is installed anew
   * (`onInstalled`, no `onStartup`, no alarms), because neither browser keeps an unpacked extension.
   */
  home?: string;
  /** PEM text of a CA that this browser shall trust. */
  caPem?: string;
  args?: string[];
  /** Firefox only: prefs over the defaults; null leaves one as the browser has it. */
  prefs?: Record<string, string | number | boolean | null>;
  headless?: boolean;
  /** BCP 47, such as 'ru' or 'fa-IR': the language of the browser, not the language chosen inside the extension. */
  locale?: string;
}
