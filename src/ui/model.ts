import { type ReadonlySignal, signal } from '@preact/signals';
import type { Answer, Message, RequestName, Settings, Snapshot } from '../protocol.ts';
import type { Door } from './door.ts';
import { EMPTY_LAYOUT, type Layout, layoutOf } from './groups.ts';
import { languageOf, loadTexts, type Texts } from './text.ts';

export const PAGES = { popup: 'src/ui/popup', dashboard: 'src/ui/dashboard', welcome: 'src/ui/welcome' } as const;
const TICK_MS = 20_000;

/** Everything that the pages show and may do. The only place that touches the door. */
export interface Model {
  readonly snapshot: ReadonlySignal<Snapshot | null | undefined>;
  readonly texts: ReadonlySignal<Texts | null>;
  readonly nowMs: ReadonlySignal<number>;
  readonly layout: ReadonlySignal<Layout>;
  readonly opened: ReadonlySignal<ReadonlySet<string>>;
  /** Why the last request was refused, in the words of the background. */
  readonly refusal: ReadonlySignal<string | null>;
  start(): Promise<void>;
  toggle(id: string, isOpen?: boolean): void;
  request<N extends RequestName>(message: Message<N>): Promise<Answer<N>>;
  check(ids?: string[], warned?: boolean): void;
  cancel(): void;
  set(settings: Partial<Settings>): Promise<boolean>;
  /** Must be called inside a click. */
  allow(): Promise<boolean>;
  openPage(page: keyof typeof PAGES, hash?: string): void;
  openUrl(url: string): void;
  erase(): Promise<boolean>;
  remove(): void;
}

export function createModel(door: Door, now: () => number = Date.now): Model {
  const snapshot = signal<Snapshot | null | undefined>(undefined);
  const texts = signal<Texts | null>(null);
  const nowMs = signal(now());
  const layout = signal<Layout>(EMPTY_LAYOUT);
  const opened = signal<ReadonlySet<string>>(new Set());
  const refusal = signal<string | null>(null);

  let turn = 0;
  async function show(next: Snapshot | null): Promise<void> {
    turn += 1;
    const mine = turn;
    const language = languageOf(next?.settings.language ?? 'auto', door.uiLanguage());
    const words = texts.peek()?.language === language ? texts.peek() : await loadTexts(language, door.extensionUrl);
    // A newer snapshot came while the words were being read.
    if (mine !== turn) return;
    texts.value = words;
    nowMs.value = now();
    if (next) layout.value = nextLayout(next, snapshot.peek() ?? null, layout.peek(), opened.peek().size > 0);
    snapshot.value = next;
  }

  async function request<N extends RequestName>(message: Message<N>): Promise<Answer<N>> {
    const answer = await door.ask<N>(message);
    refusal.value = answer.ok ? null : answer.error;
    return answer;
  }

  return {
    snapshot,
    texts,
    nowMs,
    layout,
    opened,
    refusal,
    request,
    async start() {
      door.watchSnapshot((next) => void show(next));
      await show(await door.readSnapshot());
      setInterval(() => {
        nowMs.value = now();
      }, TICK_MS);
      const fresh = await door.ask<'get-snapshot'>({ request: 'get-snapshot' });
      if (fresh.ok && fresh.snapshot) await show(fresh.snapshot);
      else if (!fresh.ok && !snapshot.peek()) refusal.value = fresh.error;
    },
    toggle(id, isOpen = !opened.peek().has(id)) {
      const next = new Set(opened.peek());
      if (isOpen) next.add(id);
      else next.delete(id);
      opened.value = next;
    },
    check(ids, warned) {
      void request({ request: 'check-now', ...(ids && { ids }), ...(warned && { warned }) });
    },
    cancel: () => void request({ request: 'cancel-check' }),
    set: async (settings) => (await request({ request: 'set', settings })).ok,
    allow: () => door.askHosts(),
    openPage: (page, hash = '') => void door.openPage(door.extensionUrl(`${PAGES[page]}/index.html${hash}`)),
    openUrl: (url) => void door.openPage(url),
    async erase() {
      const { ok } = await request({ request: 'erase' });
      if (!ok) return false;
      const fresh = await request({ request: 'get-snapshot' });
      await show(fresh.ok ? fresh.snapshot : null);
      return true;
    },
    remove: () => void door.removeSelf(),
  };
}

/** Rows move only while nobody waits for them: not during a round, nor under an open row. */
function nextLayout(next: Snapshot, before: Snapshot | null, layout: Layout, isReading: boolean): Layout {
  const isChecking = next.activity.kind === 'checking';
  const wasChecking = before?.activity.kind === 'checking';
  const isFirst = isChecking && next.round === null;
  if (before && ((isChecking && wasChecking) || (isReading && layout.order.length > 0))) return layout;
  if (before && isChecking && !isFirst) return layout;
  return layoutOf(next.services, isFirst);
}
