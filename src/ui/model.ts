import { effect, type ReadonlySignal, untracked } from '@preact/signals-core';
import type { Trouble } from '../browser/trouble.ts';
import {
  type Answer,
  isRefused,
  type Message,
  type Refusal,
  type RequestName,
  type Settings,
  type Snapshot,
} from '../protocol.ts';
import type { Texts } from '../texts/texts.ts';
import type { Door } from './door.ts';
import type { Layout } from './groups.ts';
import { type Site, siteOf } from './site.ts';
import { createState } from './state.ts';

export const PAGES = { popup: 'src/ui/popup', dashboard: 'src/ui/dashboard', welcome: 'src/ui/welcome' } as const;
const TICK_MS = 20_000;
/** A background that has not erased by then keeps nobody from removing the program, which takes its storage along. */
const ERASE_MS = 6_000;

/** Everything that the pages show and may do. The only place that touches the door. */
export interface Model {
  readonly snapshot: ReadonlySignal<Snapshot | null | undefined>;
  readonly texts: ReadonlySignal<Texts | null>;
  readonly nowMs: ReadonlySignal<number>;
  readonly isPainted: ReadonlySignal<boolean>;
  readonly layout: ReadonlySignal<Layout>;
  readonly opened: ReadonlySignal<ReadonlySet<string>>;
  /** Why the last request was refused, in the words of the background. */
  readonly refusal: ReadonlySignal<string | null>;
  /** What is wrong with the storage, so that what is shown may be old. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** The site of the tab in front, null where that is none. */
  readonly site: ReadonlySignal<Site | null>;
  /** With what this page was opened: a section, a step. */
  readonly opening: ReadonlySignal<string | null>;
  /** Calls back now and at each change; returns how to stop. */
  watch(changed: () => void): () => void;
  start(): Promise<void>;
  toggle(id: string, isOpen?: boolean): void;
  request<N extends RequestName>(message: Message<N>): Promise<Answer<N>>;
  check(ids?: string[], warned?: boolean): Promise<void>;
  /** Asks why a site does not load; returns why it was refused, null where it was asked. */
  checkPage(url: string, warned?: boolean): Promise<Refusal | null>;
  cancel(): void;
  set(settings: Partial<Settings>): Promise<boolean>;
  /** Must be called inside a click. */
  allow(): Promise<boolean>;
  /** Opens an own page; `view` is a section of the dashboard or a step of the welcome. */
  openPage(page: keyof typeof PAGES, view?: string): void;
  openUrl(url: string): void;
  erase(): Promise<boolean>;
  /** Erases first, then asks the browser to remove the program, whatever came of it; returns whether all was erased. */
  remove(): Promise<boolean>;
}

export function createModel(door: Door, now: () => number = Date.now): Model {
  const { state, show } = createState(door, now);
  const { snapshot, opened, refusal, nowMs, site, isPainted, opening } = state;

  async function request<N extends RequestName>(message: Message<N>): Promise<Answer<N>> {
    const answer = await door.ask<N>(message);
    refusal.value = isRefused(answer) ? answer.error : null;
    return answer;
  }

  async function erase(): Promise<boolean> {
    if (!(await request({ request: 'erase' })).ok) return false;
    const fresh = await request({ request: 'get-snapshot' });
    await show(fresh.ok ? fresh.snapshot : null);
    return true;
  }

  return {
    ...state,
    request,
    watch: (changed) =>
      effect(() => {
        for (const one of Object.values(state)) one.value;
        untracked(changed);
      }),
    async start() {
      door.watchSnapshot((next) => void show(next));
      door.watchTrouble((now) => {
        state.trouble.value = now;
      });
      // Both before the first paint, or the popup would grow after it.
      const [stored, address, view] = await Promise.all([
        door.readSnapshot().catch(() => null),
        door.currentAddress().catch(() => ''),
        door.takeOpening().catch(() => null),
      ]);
      site.value = siteOf(address);
      opening.value = view;
      await show(stored);
      setInterval(() => {
        nowMs.value = now();
      }, TICK_MS);
      // All that is drawn or asked before the first paint would put it off.
      if (stored) await door.painted();
      isPainted.value = true;
      const fresh = await door.ask<'get-snapshot'>({ request: 'get-snapshot' });
      if (fresh.ok && fresh.snapshot) await show(fresh.snapshot);
      // What is stored is shown, but not as if it were new, nor as if anything were under way.
      else if (!fresh.ok) {
        refusal.value = fresh.error;
        state.trouble.value = await door.readTrouble();
        await show(stored && { ...stored, activity: { kind: 'idle', nextMs: null } });
      }
    },
    toggle(id, isOpen = !opened.peek().has(id)) {
      const others = [...opened.peek()].filter((one) => one !== id);
      opened.value = new Set(isOpen ? [...others, id] : others);
    },
    async check(ids, warned) {
      const answer = await door.ask<'check-now'>({
        request: 'check-now',
        ...(ids && { ids }),
        ...(warned && { warned }),
      });
      // The answer comes when the round has ended; a worker that was restarted meanwhile loses it, and the round goes on.
      if (!answer.ok && snapshot.peek()?.activity.kind !== 'checking') refusal.value = answer.error;
    },
    async checkPage(url, warned) {
      const answer = await door.ask<'check-page'>({ request: 'check-page', url, ...(warned && { warned }) });
      // As above: the round goes on without an answer.
      return answer.ok || snapshot.peek()?.activity.kind === 'checking' ? null : answer.refusal;
    },
    cancel: () => void request({ request: 'cancel-check' }),
    set: async (settings) => (await request({ request: 'set', settings })).ok,
    allow: () => door.askHosts(),
    openPage: (page, view) => void door.openAt(door.extensionUrl(`${PAGES[page]}/index.html`), view ?? null),
    openUrl: (url) => void door.openPage(url),
    erase,
    async remove() {
      const isErased = await Promise.race([erase(), new Promise<false>((late) => setTimeout(late, ERASE_MS, false))]);
      // Refused by the person: everything stands as it did, and is empty.
      await door.removeSelf().catch(() => undefined);
      return isErased;
    },
  };
}
