import { quote } from './expression.ts';
import { withDeadline } from './wait.ts';

/** What the desktop knows of a notification, and the extension's id for it once that is found out. */
interface Shown {
  desktopId: number;
  title: string;
  message: string;
  at: number;
}

export interface Board {
  log: Shown[];
  /** Desktop ids on the screen now. */
  open: Set<number>;
  /** Extension ids by desktop id, also of those no longer on the screen. */
  ids: Map<number, string>;
  /** Takes the next Notify, which then is not a notification but the answer to a question of ours. */
  probe?: ((desktopId: number) => void) | undefined;
}

type Helper = (expression: string) => Promise<unknown>;

/**
 * The desktop is not told the extension's id. One new notification and one new id belong together; when several came at once, each id is
 * updated with nothing, which makes the browser show that notification again under the desktop id we look for.
 */
export async function identify(board: Board, helper: Helper): Promise<void> {
  const nameless = [...board.open].filter((desktopId) => !board.ids.has(desktopId));
  if (!nameless.length) return;
  const taken = new Set([...board.open].map((desktopId) => board.ids.get(desktopId)));
  const all = (await helper('chrome.notifications.getAll().then(Object.keys)')) as string[];
  const fresh = all.filter((id) => !taken.has(id));
  const [only] = nameless;
  if (nameless.length === 1 && fresh.length === 1 && only) board.ids.set(only, fresh[0] as string);
  else for (const id of fresh) await ask(board, helper, id);
}

async function ask(board: Board, helper: Helper, id: string): Promise<void> {
  const shownAgain = new Promise<number>((resolve) => {
    board.probe = resolve;
  });
  try {
    await helper(`chrome.notifications.update(${quote(id)}, {})`);
    board.ids.set(await withDeadline(shownAgain, 1000, `Showing ${id} again`), id);
  } finally {
    board.probe = undefined;
  }
}
