import { reportOf } from '../../contract/report.ts';
import { type Answer, type Message, type RequestName, refused, type Snapshot } from '../../protocol.ts';
import type { Door } from '../door.ts';

export interface FakeDoor extends Door {
  /** What was asked of the background, in order. */
  readonly asked: Message[];
  readonly opened: string[];
  /** Changes the stored snapshot, as the background would. */
  put(snapshot: Snapshot): void;
}

/** Answers other than those below. */
export type Canned = { readonly [N in RequestName]?: Answer<N> };

const DONE = { ok: true } as const;

/** What the background answers where all is well, in the shape that the compiler holds both to. */
function standing(snapshot: Snapshot | null): { readonly [N in RequestName]: Answer<N> } {
  const nothing = refused('internal', 'no answer');
  const round = { ...DONE, round: 'round' };
  return {
    'accept-consent': DONE,
    'withdraw-consent': DONE,
    'import-targets': { ...DONE, added: 0, skipped: [] },
    'replace-targets': { ...DONE, count: 0 },
    'reset-targets': DONE,
    'check-now': round,
    'check-page': round,
    'check-calls': { ...round, udp: 'open' },
    'cancel-check': DONE,
    'export-report': snapshot
      ? reportOf(snapshot, { version: '0', browser: 'chromium', nowMs: 0 }, { exactTimes: false })
      : nothing,
    set: DONE,
    'look-up-network': { ...DONE, asn: 64500, operator: 'Operator' },
    'move-network': DONE,
    'keep-place': DONE,
    'get-snapshot': snapshot ? { ...DONE, snapshot } : nothing,
    erase: DONE,
  };
}

/** A door with nothing behind it, for the gallery and for tests. */
export function fakeDoor(
  stored: Snapshot | null,
  language = 'en',
  answers: Canned = {},
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
    async ask<N extends RequestName>(message: Message<N>): Promise<Answer<N>> {
      const change = message as Message;
      asked.push(change);
      if (change.request === 'set' && snapshot)
        put({ ...snapshot, settings: { ...snapshot.settings, ...change.settings } });
      const name: N = message.request;
      const canned: Answer<N> | undefined = answers[name];
      return canned ?? standing(snapshot)[name];
    },
    readSnapshot: async () => snapshot,
    watchSnapshot(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    readTrouble: async () => null,
    watchTrouble: () => undefined,
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
