import type { Message, Snapshot } from '../../protocol.ts';
import type { Door } from '../door.ts';

export interface FakeDoor extends Door {
  /** What was asked of the background, in order. */
  readonly asked: Message[];
  readonly opened: string[];
  /** Changes the stored snapshot, as the background would. */
  put(snapshot: Snapshot): void;
}

/** A door with nothing behind it, for the gallery and for tests. */
export function fakeDoor(
  stored: Snapshot | null,
  language = 'en',
  answers: Record<string, unknown> = {},
  address = 'https://www.example.org/news/42',
  opening: string | null = null,
): FakeDoor {
  let snapshot = stored;
  const watchers = new Set<(next: Snapshot) => void>();
  const asked: Message[] = [];
  const opened: string[] = [];
  const put = (next: Snapshot) => {
    snapshot = next;
    for (const watch of watchers) watch(next);
  };
  return {
    asked,
    opened,
    put,
    async ask(message) {
      asked.push(message as Message);
      const change = message as Message;
      if (change.request === 'set' && snapshot)
        put({ ...snapshot, settings: { ...snapshot.settings, ...change.settings } });
      const canned = answers[change.request];
      if (change.request === 'get-snapshot' && !canned && !snapshot) return { ok: false, error: 'no answer' } as never;
      if (canned instanceof Error) return { ok: false, error: canned.message } as never;
      return { ok: true, ...(change.request === 'get-snapshot' && { snapshot }), ...(canned as object) } as never;
    },
    readSnapshot: async () => snapshot,
    watchSnapshot(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    askHosts: async () => true,
    hasHosts: async () => true,
    uiLanguage: () => language,
    extensionUrl: (path) => `/${path}`,
    currentAddress: async () => address,
    painted: async () => {},
    openPage: async (url) => void opened.push(url),
    openAt: async (url, view) => void opened.push(view ? `${url} at ${view}` : url),
    takeOpening: async () => opening,
    removeSelf: async () => void opened.push('removed'),
  };
}
