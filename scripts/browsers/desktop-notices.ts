import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Peer, type Reply, startBus } from './dbus.ts';
import type { Call } from './dbus-receive.ts';
import type { SeenNotification } from './driver.ts';
import { quote } from './expression.ts';
import { type Board, identify } from './notice-ids.ts';

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';

export interface Desktop {
  address: string;
  /** From now on ask through `helper`, an expression run in a page of the extension, which extension id a notification has. */
  watch(helper: (expression: string) => Promise<unknown>): void;
  seen(): Promise<SeenNotification[]>;
  click(id: string): Promise<void>;
  close(): void;
}

/** A desktop that shows nothing and remembers all: Chromium on Linux hands it every notification, at the moment a user would see it. */
export async function startDesktop(home: string): Promise<Desktop> {
  const board: Board = { log: [], open: new Set(), ids: new Map() };
  let desktop: Peer | undefined;
  let helper: ((expression: string) => Promise<unknown>) | undefined;
  let work: Promise<unknown> = Promise.resolve();
  const socket = join(home, 'bus');
  await rm(socket, { force: true });
  const bus = await startBus(socket, name, (call, peer) => {
    if (call.interface !== name) return undefined;
    desktop = peer;
    const before = board.open.size;
    const reply = answer(board, call);
    if (board.open.size > before) work = work.then(() => helper && identify(board, helper)).catch(() => {});
    return reply;
  });
  return {
    address: bus.address,
    close: bus.close,
    watch(use) {
      helper = use;
    },
    async seen() {
      await work;
      return board.log.map(({ desktopId, ...rest }) => ({ id: board.ids.get(desktopId) ?? '', ...rest }));
    },
    async click(id) {
      await work;
      const desktopId = [...board.open].find((one) => board.ids.get(one) === id);
      if (!desktopId || !desktop) throw new Error(`No notification ${quote(id)} is on the screen`);
      desktop.signal(path, name, 'ActionInvoked', { signature: 'us', values: [desktopId, 'default'] });
      board.open.delete(desktopId);
      desktop.signal(path, name, 'NotificationClosed', { signature: 'uu', values: [desktopId, 2] });
    },
  };
}

function answer(board: Board, { member, args }: Call): Reply {
  switch (member) {
    case 'GetCapabilities':
      return { signature: 'as', values: [['actions', 'body', 'persistence']] };
    case 'GetServerInformation':
      return { signature: 'ssss', values: ['Reach', 'Reach', '1', '1.2'] };
    case 'Notify':
      return { signature: 'u', values: [show(board, args)] };
    case 'CloseNotification':
      board.open.delete(args[0] as number);
      return { signature: '', values: [] };
    default:
      return { signature: '', values: [] };
  }
}

let lastId = 0;

function show(board: Board, [, replaces, , title, message]: Call['args']): number {
  const desktopId = (replaces as number) || ++lastId;
  if (board.probe && replaces) {
    board.probe(desktopId);
    return desktopId;
  }
  board.open.add(desktopId);
  board.log.push({ desktopId, title: title as string, message: message as string, at: Date.now() });
  return desktopId;
}
