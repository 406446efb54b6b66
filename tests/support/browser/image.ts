/** What outlives the worker, taken at one moment and put back at another: a thousand deaths then begin from the same life. */
import type { FakeBrowser } from '../browser.ts';
import type { FakeAlarm } from './alarms.ts';

type Shown = FakeBrowser['shown'][number];

export interface Image {
  readonly local: Record<string, unknown>;
  readonly session: Record<string, unknown>;
  readonly alarms: readonly FakeAlarm[];
  readonly notices: readonly Shown[];
  readonly atMs: number;
}

export interface Moment {
  readonly image: Image;
  /** For whoever reads of a failure. */
  readonly at: string;
}

export function imageOf({ local, session, alarms, shown }: FakeBrowser): Image {
  return { local: local.all, session: session.all, alarms: alarms.all, notices: [...shown], atMs: Date.now() };
}

/** Ends what lives, and puts the browser back to where it was, its clock too. */
export function restore(browser: FakeBrowser, { local, session, alarms, notices, atMs }: Image): void {
  browser.life.end();
  browser.calls.heal();
  browser.calls.seen = () => undefined;
  browser.calls.made = [];
  browser.local.clear();
  browser.local.set(local);
  browser.session.clear();
  browser.session.set(session);
  browser.alarms.clearAll();
  for (const { name, scheduledTime, periodInMinutes } of alarms)
    browser.alarms.create(name, { when: scheduledTime, ...(periodInMinutes !== undefined && { periodInMinutes }) });
  browser.notices.clear();
  browser.shown.length = 0;
  for (const { id, ...notice } of notices) browser.show(id, notice);
  browser.wire.sent.length = 0;
  browser.wire.forget();
  if (browser.offscreen.url !== null) browser.offscreen.close();
  browser.clock.jump(atMs - Date.now());
}

/** Lets `work` be done once, and returns what stood in the browser at each call of its storage: each such state once. */
export async function momentsOf(
  browser: FakeBrowser,
  work: () => Promise<unknown>,
): Promise<{ calls: number; moments: readonly Moment[] }> {
  const moments = new Map<string, Moment>();
  let calls = 0;
  browser.calls.seen = ({ name }, moment) => {
    if (!name.startsWith('storage.')) return;
    if (moment === 'before') calls += 1;
    const image = imageOf(browser);
    const state = JSON.stringify({ ...image, atMs: 0 });
    if (!moments.has(state)) moments.set(state, { image, at: `${moment} ${name}, the ${calls}th call` });
  };
  await work();
  browser.calls.seen = () => undefined;
  return { calls, moments: [...moments.values()] };
}
